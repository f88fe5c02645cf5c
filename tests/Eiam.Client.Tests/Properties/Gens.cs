using System.Linq;
using System.Text;
using Eiam.Client.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Eiam.Client.Tests.Properties;

/// <summary>What the properties are tried with: from well-formed to hostile.</summary>
internal static class Gens
{
    private static readonly string[] Names =
    [
        "status", "session_token", "id_token", "state_token", "expire", "data", "error_code", "error_msg", "error", "error_description",
        "socialBindOrRegisterFlow", "mobile", "refresh_token", "verify_code", "nick", "a", "", "\\ud800", "\\u0073tatus", "竹",
    ];

    private static readonly string[] Texts =
    [
        "SUCCESS", " SOCIAL_BIND", "MFA_AUTH", "X", "", " ", "0", "432000", "-1", "1e999", "NaN", "IDAAS.SDK.COMMON.1007", "SDK.COMMON.1008",
        "\\ud83d", "\\udc00\\ud83d", "\\u0000", "\\r\\n", "\\\"", "竹云", "😀", "{\\\"socialBindOrRegisterFlow\\\":[\\\"VERIFY_PHONE\\\"]}", "{\\\"session_token\\\":\\\"inner\\\"}",
        "\\u001b[2J", "X\\u202e\\u200b.1", "\\u2028", "\\udb40\\udc41", "\\ue000", Sample.WeChatCode[..9] + "\\u200b" + Sample.WeChatCode[9..], Sample.Fingerprint[..5] + " " + Sample.Fingerprint[5..],
        "[[[", "{}", "[]", "{x}", "+86-13800000000", Sample.StateToken, Sample.WeChatCode, "a" + Sample.WeChatCode + "b", Sample.Fingerprint,
    ];

    private static readonly string[] Literals =
        ["null", "true", "false", "0", "1", "-1", "432000", "1.5", "1e5", "1e400", "-1e400", "123456789012345678901234567890", "0.000001"];

    public static Gen<string> AnyText { get; } = ArbMap.Default.GeneratorFor<string>().Select(s => s ?? string.Empty);

    /// <summary>JSON of any shape, with the names and the values of this API and with others.</summary>
    public static Gen<string> Json { get; } = Gen.Sized(size => Value(System.Math.Min(size, 12)));

    /// <summary>An object of this API's fields, in any combination.</summary>
    public static Gen<string> Answer { get; } = Object(4);

    /// <summary>The bytes of an answer: an answer, JSON, JSON with a byte changed, cut or doubled, or anything.</summary>
    public static Gen<byte[]> Body { get; } = Gen.Frequency(
        (4, Answer.Select(Encoding.UTF8.GetBytes)),
        (2, Json.Select(Encoding.UTF8.GetBytes)),
        (2, from text in Answer from at in Gen.Choose(0, 200) from with in Gen.Choose(0, 255) select Change(Encoding.UTF8.GetBytes(text), at, (byte)with)),
        (1, from text in Answer from at in Gen.Choose(0, 200) select Encoding.UTF8.GetBytes(text).Take(at).ToArray()),
        (1, ArbMap.Default.GeneratorFor<byte[]>().Select(b => b ?? [])));

    /// <summary>Texts out of very few characters, so that one often stands in another.</summary>
    public static Gen<string> Few(string alphabet, int longest) =>
        from length in Gen.Choose(0, longest)
        from text in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(text);

    private static Gen<string> Value(int size) => size <= 0
        ? Gen.OneOf(Text, Gen.Elements(Literals))
        : Gen.Frequency((3, Text), (2, Gen.Elements(Literals)), (1, Array(size / 2)), (2, Object(size / 2)));

    private static Gen<string> Text => Gen.Elements(Texts).Select(t => '"' + t + '"');

    private static Gen<string> Array(int size) =>
        from count in Gen.Choose(0, 4)
        from items in Value(size).ArrayOf(count)
        select "[" + string.Join(',', items) + "]";

    private static Gen<string> Object(int size) =>
        from count in Gen.Choose(0, 6)
        from names in Gen.Elements(Names).ArrayOf(count)
        from values in Value(size).ArrayOf(count)
        select "{" + string.Join(',', names.Zip(values, (n, v) => $"\"{n}\":{v}")) + "}";

    private static byte[] Change(byte[] bytes, int at, byte with)
    {
        if (at < bytes.Length)
        {
            bytes[at] = with;
        }

        return bytes;
    }
}
