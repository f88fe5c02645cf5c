using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class SendCodeTests
{
    private const string CaptchaPath = "/api/v2/sdk/captcha";
    private const string VerifyPath = "/api/v2/sdk/captcha/verify";
    private const string SmsPath = "/api/v2/sdk/sms/send";
    private const string EmailPath = "/api/v2/sdk/email/send";
    private const string Email = "z@bamboocloud.invalid";

    [Theory]
    [InlineData("13800000000", "LOGIN_SMS", SandboxCodeKind.LoginSms)]
    [InlineData("+8613800000000", "MFA_AUTH_SMS", SandboxCodeKind.MfaSms)]
    [InlineData("+86-13800000000", "CHANGE_PWD_SMS", SandboxCodeKind.ChangePasswordSms)]
    public async Task A_code_by_sms_is_sent_for_a_solved_captcha(string mobile, string type, SandboxCodeKind kind)
    {
        using var rig = new Rig();

        Reply reply = await SmsAsync(rig, await SolvedAsync(rig, "13800000000"), type, mobile);

        Assert.Equal((200, "", null), (reply.StatusCode, reply.Body, reply.ContentType));
        SandboxCode code = Assert.Single(rig.Tenant.Codes);
        Assert.Equal((kind, Rig.Mobile, false), (code.Kind, code.Recipient, code.Used));
    }

    [Fact]
    public async Task A_code_by_email_is_sent_for_a_solved_captcha()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(EmailPath, Body(("email", Email), ("type", "LOGIN_EMS"), ("captcha_token", await SolvedAsync(rig, Email.ToUpperInvariant()))));

        Assert.Equal((200, ""), (reply.StatusCode, reply.Body));
        Assert.Equal((SandboxCodeKind.LoginEmail, Email), (Assert.Single(rig.Tenant.Codes).Kind, rig.Tenant.Codes[0].Recipient));
    }

    [Fact]
    public async Task A_sent_code_is_one_that_its_call_takes()
    {
        using var rig = new Rig();
        rig.Tenant.AddUser(new SandboxUserOptions { Mobile = Rig.Mobile, RequireMfa = true });
        string stateToken = await rig.BeginAsync();
        (await rig.BindAsync(stateToken, rig.PhoneCode())).AssertStatus("MFA_AUTH");
        Reply told = await rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/mobile-by-token", request => request.Set("X-state-token", stateToken));
        string mobile = told.Text("mobile");
        await SmsAsync(rig, await SolvedAsync(rig, mobile), "MFA_AUTH_SMS", mobile);
        SandboxCode code = Assert.Single(rig.Tenant.CodesOf(mobile));

        Reply reply = await rig.PostAsync("/api/v2/sdk/mfa/sms", Body(("mobile", mobile), ("verify_code", code.Code)), stateToken);

        reply.AssertStatus("SUCCESS");
        Assert.True(code.Used);
        Assert.Empty(rig.Tenant.Codes);
        (await rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/mobile-by-token", request => request.Set("X-state-token", stateToken))).AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Fact]
    public async Task A_login_that_needs_no_second_factor_tells_no_mobile()
    {
        using var rig = new Rig();
        string stateToken = await rig.BeginAsync();

        Reply reply = await rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/mobile-by-token", request => request.Set("X-state-token", stateToken));

        reply.AssertError("IDAAS.SDK.COMMON.1007", "state_token parameter error");
    }

    [Fact]
    public async Task A_captcha_token_works_once_for_its_sender_and_for_its_time()
    {
        using var rig = new Rig();
        string other = await SolvedAsync(rig, "13900000000");
        string late = await SolvedAsync(rig, Rig.Mobile);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));
        string once = await SolvedAsync(rig, Rig.Mobile);
        Assert.Equal(200, (await SmsAsync(rig, once)).StatusCode);

        foreach (string token in new[] { "none", other, late, once })
        {
            (await SmsAsync(rig, token)).AssertError("IDAAS.SDK.CAPTCHA.0006", "captcha_token verification failed");
        }

        Assert.Single(rig.Tenant.Codes);
    }

    [Theory]
    [InlineData("mobile", "138", "IDAAS.SDK.COMMON.1002")]
    [InlineData("type", "OTHER_SMS", "IDAAS.SDK.COMMON.1006")]
    [InlineData("type", "LOGIN_EMS", "IDAAS.SDK.COMMON.1006")]
    [InlineData("mobile", "", "IDAAS.SDK.COMMON.1001")]
    [InlineData("type", "", "IDAAS.SDK.COMMON.1001")]
    [InlineData("captcha_token", "", "IDAAS.SDK.COMMON.1001")]
    public async Task A_message_that_cannot_be_sent_costs_no_captcha(string field, string value, string error)
    {
        using var rig = new Rig();
        string token = await SolvedAsync(rig, Rig.Mobile);
        (string Name, string Value)[] fields = [("mobile", Rig.Mobile), ("type", "LOGIN_SMS"), ("captcha_token", token)];

        Reply reply = await rig.PostAsync(SmsPath, Body(Array.ConvertAll(fields, f => f.Name == field ? (field, value) : f)));

        Assert.Equal(error, reply.Text("error_code"));
        Assert.Equal(200, (await SmsAsync(rig, token)).StatusCode);
    }

    [Fact]
    public async Task A_message_to_what_is_no_address_is_refused()
    {
        using var rig = new Rig();

        Reply reply = await rig.PostAsync(EmailPath, Body(("email", "nobody"), ("type", "LOGIN_EMS"), ("captcha_token", "t")));

        reply.AssertError("IDAAS.SDK.COMMON.1002", "The email parameter format is incorrect");
    }

    [Theory]
    [InlineData(237, 237, true)]
    [InlineData(237, 232.0, true)]
    [InlineData(237, 242.0, true)]
    [InlineData(237, 231.9, false)]
    [InlineData(0, 5.0, true)]
    [InlineData(263, 257.0, false)]
    public async Task A_captcha_is_solved_by_an_offset_that_is_near(int offset, double guess, bool solved)
    {
        using var rig = new Rig(new SandboxOptions { CaptchaOffset = offset });
        string token = await CaptchaAsync(rig);

        Reply reply = await VerifyAsync(rig, token, FormattableString.Invariant($"{{\"x\":{guess},\"y\":5.0}}"));

        if (solved)
        {
            Assert.Equal(FormattableString.Invariant($"{token}---{{\"x\":{guess:0.0},\"y\":5.0}}"), reply.Text("captcha_token"));
        }
        else
        {
            reply.AssertError("IDAAS.SDK.COMMON.1006", "The point_json parameter error");
        }
    }

    [Fact]
    public async Task A_captcha_is_tried_once_and_for_its_time()
    {
        using var rig = new Rig();
        string tried = await CaptchaAsync(rig);
        await VerifyAsync(rig, tried, """{"x":1,"y":5.0}""");
        string late = await CaptchaAsync(rig);
        rig.Tenant.Clock.Advance(TimeSpan.FromMinutes(5));

        (await VerifyAsync(rig, tried)).AssertError("IDAAS.SDK.COMMON.1005", "The token has failed");
        (await VerifyAsync(rig, late)).AssertError("IDAAS.SDK.COMMON.1005", "The token has expired");
        (await VerifyAsync(rig, "none")).AssertError("IDAAS.SDK.COMMON.1005", "The token has failed");
    }

    [Theory]
    [InlineData("237")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("""{"x":237.0}""")]
    [InlineData("""{"x":237.0,"y":6.0}""")]
    [InlineData("""{"x":"237.0","y":5.0}""")]
    [InlineData("""{"x":null,"y":5.0}""")]
    public async Task A_point_of_another_form_costs_no_captcha(string point)
    {
        using var rig = new Rig();
        string token = await CaptchaAsync(rig);

        (await VerifyAsync(rig, token, point)).AssertError("IDAAS.SDK.COMMON.1002", "The point_json parameter format is incorrect");
        (await VerifyAsync(rig, token, sender: "nobody")).AssertError("IDAAS.SDK.COMMON.1002", "The sender parameter format is incorrect");

        Assert.Equal(200, (await VerifyAsync(rig, token)).StatusCode);
    }

    [Fact]
    public async Task A_captcha_has_the_documented_fields_and_two_pictures()
    {
        using var rig = new Rig(new SandboxOptions { CaptchaOffset = 100 });

        Reply reply = await rig.SdkAsync(HttpMethod.Get, CaptchaPath, _ => { });

        Assert.Equal(
            "captchaFontSize captchaFontType captchaId captchaOriginalPath captchaVerification jigsawImageBase64 originalImageBase64 point pointJson pointList projectCode result secretKey token wordList",
            reply.Shape);
        Picture original = Picture.Read(Convert.FromBase64String(reply.Text("originalImageBase64")));
        Picture jigsaw = Picture.Read(Convert.FromBase64String(reply.Text("jigsawImageBase64")));
        Assert.Equal((310, 155, 47, 155), (original.Width, original.Height, jigsaw.Width, jigsaw.Height));

        // The piece is what the gap lacks, and the gap is half as light.
        int middle = original.Height / 2;
        Assert.Equal(0u, jigsaw.At(0, 0));
        for (int x = 0; x < jigsaw.Width; x++)
        {
            uint piece = jigsaw.At(x, middle);
            Assert.Equal(0xFFu, piece & 0xFF);
            Assert.Equal(((piece >> 1) & 0x7F7F7F00) | 0xFF, original.At(100 + x, middle));
        }

        Assert.True(original.At(99, middle) >> 24 > 100);
        Assert.True(original.At(147, middle) >> 24 > 100);
    }

    [Fact]
    public async Task Countries_have_names_in_three_languages()
    {
        using var rig = new Rig();

        Reply reply = await rig.SdkAsync(HttpMethod.Get, "/api/v2/sdk/country-codes", _ => { });

        JsonElement china = JsonDocument.Parse(reply.Body).RootElement.GetProperty("phoneAreaCodeDefinitions")[0];
        Assert.Equal(["areaCode", "displayMapping", "countryCode", "mobileRegex", "areaCodeSuffixes"], china.EnumerateObject().Select(f => f.Name));
        Assert.Equal(["zh-CN", "zh-TW", "en"], china.GetProperty("displayMapping").EnumerateObject().Select(f => f.Name));
        Assert.Equal(("+86", "CN"), (china.GetProperty("areaCode").GetString(), china.GetProperty("countryCode").GetString()));
        Assert.Matches(china.GetProperty("mobileRegex").GetString()!, "13800000000");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(264)]
    public void A_piece_belongs_inside_the_picture(int offset) =>
        Assert.Throws<ArgumentOutOfRangeException>("CaptchaOffset", () => new SandboxOptions { CaptchaOffset = offset });

    [Fact]
    public void Codes_are_found_by_any_spelling_of_their_recipient()
    {
        var tenant = new SandboxTenant();
        SandboxCode sms = tenant.IssueCode(SandboxCodeKind.LoginSms, "13800000000");
        SandboxCode email = tenant.IssueCode(SandboxCodeKind.LoginEmail, Email);

        Assert.Equal([sms], tenant.CodesOf("+8613800000000"));
        Assert.Equal([email], tenant.CodesOf(Email.ToUpperInvariant()));
        Assert.Empty(tenant.CodesOf("nobody"));
        Assert.Throws<ArgumentNullException>("recipient", () => tenant.CodesOf(null!));
    }

    private static string Body(params (string Name, string Value)[] fields) => JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value));

    private static async Task<string> CaptchaAsync(Rig rig) => (await rig.SdkAsync(HttpMethod.Get, CaptchaPath, _ => { })).Text("token");

    private static Task<Reply> VerifyAsync(Rig rig, string token, string point = """{"x":237.0,"y":5.0}""", string sender = Rig.Mobile) =>
        rig.PostAsync(VerifyPath, Body(("point_json", point), ("token", token), ("sender", sender)));

    private static async Task<string> SolvedAsync(Rig rig, string sender) => (await VerifyAsync(rig, await CaptchaAsync(rig), sender: sender)).Text("captcha_token");

    private static Task<Reply> SmsAsync(Rig rig, string captchaToken, string type = "LOGIN_SMS", string mobile = Rig.Mobile) =>
        rig.PostAsync(SmsPath, Body(("mobile", mobile), ("type", type), ("captcha_token", captchaToken)));

    /// <summary>A PNG file of eight bits RGBA, read as its standard says, its checksums too.</summary>
    private sealed record Picture(int Width, int Height, byte[] Rows)
    {
        public static Picture Read(byte[] file)
        {
            Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
            byte[] header = [];
            byte[] data = [];
            string names = string.Empty;
            for (int at = 8; at < file.Length;)
            {
                int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
                string name = Encoding.ASCII.GetString(file, at + 4, 4);
                names += name + " ";
                Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
                header = name == "IHDR" ? file[(at + 8)..(at + 8 + length)] : header;
                data = name == "IDAT" ? file[(at + 8)..(at + 8 + length)] : data;
                at += 12 + length;
            }

            Assert.Equal("IHDR IDAT IEND ", names);
            Assert.Equal([8, 6, 0, 0, 0], header[8..]);
            using var rows = new MemoryStream();
            using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
            {
                zlib.CopyTo(rows);
            }

            var picture = new Picture(BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), rows.ToArray());
            Assert.Equal(picture.Height * (1 + (picture.Width * 4)), picture.Rows.Length);
            return picture;
        }

        public uint At(int x, int y) => BinaryPrimitives.ReadUInt32BigEndian(Rows.AsSpan((y * (1 + (Width * 4))) + 1 + (x * 4)));

        private static uint Crc(ReadOnlySpan<byte> bytes)
        {
            uint crc = uint.MaxValue;
            foreach (byte b in bytes)
            {
                crc ^= b;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
                }
            }

            return ~crc;
        }
    }
}
