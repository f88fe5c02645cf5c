using System;
using System.Collections.Generic;
using System.IO;

namespace QuickStart;

/// <summary>What stands behind <c>--</c>.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        dotnet run --project samples/QuickStart [-- options]

        Without options: starts the sandbox server on a free loopback port and runs quickstart.ps1 against it.

          --script FILE         runs this script in place of quickstart.ps1, with the module imported
          --domain HOST         runs against this tenant in place of the sandbox server
          --uri ADDRESS         the same, as a whole address
          --client-id ID        the application's client id at that tenant
          --login-code CODE     the code of wx.login; asked for when it is missing
          --wechat-code CODE    the code of getPhoneNumber; asked for when it is missing
          --help                shows this text

        A script of one's own is given the parameters that it declares out of -Uri, -ClientId, -LoginCode, -WeChatCode and -SecondWeChatCode.
        """;

    private static readonly string[] Names = ["--script", "--domain", "--uri", "--client-id", "--login-code", "--wechat-code"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public bool Help { get; private init; }

    public string? Script => Get("--script");

    public string? ClientId => Get("--client-id");

    public string? LoginCode => Get("--login-code");

    public string? WeChatCode => Get("--wechat-code");

    /// <summary>The tenant's address; null for the sandbox server.</summary>
    public string? Uri => Get("--uri") ?? (Get("--domain") is { } domain ? "https://" + domain : null);

    /// <exception cref="ArgumentException">The words are off; the message says how.</exception>
    public static Arguments Parse(string[] words)
    {
        if (Array.IndexOf(words, "--help") >= 0 || Array.IndexOf(words, "-h") >= 0)
        {
            return new Arguments { Help = true };
        }

        Arguments arguments = new();
        for (int i = 0; i < words.Length; i += 2)
        {
            if (Array.IndexOf(Names, words[i]) < 0)
            {
                throw new ArgumentException($"'{words[i]}' is no option.");
            }

            if (i + 1 == words.Length)
            {
                throw new ArgumentException($"{words[i]} needs a value.");
            }

            arguments._values[words[i]] = words[i + 1];
        }

        if (arguments.Get("--domain") is not null && arguments.Get("--uri") is not null)
        {
            throw new ArgumentException("--domain and --uri name the same thing; give one.");
        }

        if (arguments.Uri is not null && arguments.ClientId is null)
        {
            throw new ArgumentException("A tenant of your own needs --client-id too.");
        }

        if (arguments.Script is { } script && !File.Exists(script))
        {
            throw new ArgumentException($"There is no script '{script}'.");
        }

        return arguments;
    }

    private string? Get(string name) => _values.GetValueOrDefault(name);
}
