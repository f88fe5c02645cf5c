using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Eiam.Client.Tests.Support;

/// <summary>One request, byte for byte as it came off the socket.</summary>
internal sealed class FaultRequest
{
    public FaultRequest(byte[] head, byte[] body)
    {
        Head = Encoding.Latin1.GetString(head);
        BodyBytes = body;
        string[] lines = Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Line = lines[0];
        Headers = [.. lines.Skip(1).Select(Split)];
    }

    /// <summary>The request line and the headers, with the blank line that ends them.</summary>
    public string Head { get; }

    public string Line { get; }

    /// <summary>Names in the spelling and the order of the wire.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public byte[] BodyBytes { get; }

    public string Body => Encoding.UTF8.GetString(BodyBytes);

    public string? Header(string exactName) => Headers.Where(h => h.Key == exactName).Select(h => h.Value).SingleOrDefault();

    internal static int ContentLength(byte[] head)
    {
        string? line = Encoding.Latin1.GetString(head).Split("\r\n")
            .FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length:".Length..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static KeyValuePair<string, string> Split(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return new(line[..colon], line[(colon + 1)..].TrimStart(' '));
    }
}
