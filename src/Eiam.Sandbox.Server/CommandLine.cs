using System;
using System.Collections.Generic;
using System.Globalization;

namespace Eiam.Sandbox.Server;

/// <summary>What the program was asked for.</summary>
internal sealed class CommandLine
{
    internal const string Usage = """
        Serves an EIAM tenant in memory on 127.0.0.1.

        usage: Eiam.Sandbox.Server [--port N] [--https] [--client-id ID] [--client-secret S] [--seed FILE] [--mobile M]...

          --port N        listen on this port (default: any free one); with --https, HTTPS takes the next port
          --https         serve HTTPS (HTTP/2 and HTTP/1.1, self-signed) beside HTTP
          --client-id ID  the application's X-client-id (default: random)
          --client-secret S
                          the application's secret for a tenant token (default: random)
          --seed FILE     fill the tenant from this file: JSON, or users as .csv
          --mobile M      add a user with this mobile, and print a login code and a phone code; may be repeated
          --help          print this
        """;

    private readonly List<string> _mobiles = [];

    private CommandLine()
    {
    }

    internal int Port { get; private set; }

    internal bool Https { get; private set; }

    internal bool Help { get; private set; }

    internal string? ClientId { get; private set; }

    internal string? ClientSecret { get; private set; }

    internal string? Seed { get; private set; }

    internal IReadOnlyList<string> Mobiles => _mobiles;

    /// <exception cref="ArgumentException">An argument is unknown, lacks its value, or has one that is none.</exception>
    internal static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new CommandLine();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            switch (name)
            {
                case "--https":
                    parsed.Https = true;
                    break;
                case "--help":
                    parsed.Help = true;
                    break;
                case "--port":
                    parsed.Port = ParsePort(ValueOf(name, arguments, ++i));
                    break;
                case "--client-id":
                    parsed.ClientId = ValueOf(name, arguments, ++i);
                    break;
                case "--client-secret":
                    parsed.ClientSecret = ValueOf(name, arguments, ++i);
                    break;
                case "--seed":
                    parsed.Seed = ValueOf(name, arguments, ++i);
                    break;
                case "--mobile":
                    parsed._mobiles.Add(ValueOf(name, arguments, ++i));
                    break;
                default:
                    throw new ArgumentException($"Unknown argument: {name}");
            }
        }

        return parsed;
    }

    private static string ValueOf(string name, IReadOnlyList<string> arguments, int index) =>
        index < arguments.Count ? arguments[index] : throw new ArgumentException($"{name} needs a value.");

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
            ? port
            : throw new ArgumentException($"--port needs a number from 0 to 65535, not '{text}'.");
}
