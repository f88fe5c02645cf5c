using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Eiam.Client.Tests.Support;

namespace Eiam.Client.Tests.Faults;

internal static partial class FaultTable
{
    public const int Flood = 64 * 1024 * 1024;

    private const string ChunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    // The transport of .NET itself repeats a request without a body three times where the server closes without a word.
    private const int TriesOnClose = 12;

    private static Task Good(FaultConnection connection) => Scripts.Answer(Scripts.Http(Scripts.Success))(connection);

    private static async Task SpeakPlain(FaultConnection connection)
    {
        await connection.ReadSomeAsync();
        await connection.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    }

    private static async Task ResetOnContact(FaultConnection connection)
    {
        await connection.ReadSomeAsync();
        connection.Reset();
    }

    private static Task Silent(FaultConnection connection) => connection.StallAsync();

    private static Task Close(FaultConnection connection) => Task.CompletedTask;

    private static Task ResetNow(FaultConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    private static string Announcing(int length, string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}";

    private static string Chunked(string chunks) => ChunkedHead + chunks;

    private static string OneByteChunks(string body) => ChunkedHead + string.Concat(body.Select(c => $"1\r\n{c}\r\n")) + "0\r\n\r\n";

    private static async Task DripAsync(FaultConnection connection, string answer, int milliseconds)
    {
        foreach (char c in answer)
        {
            await connection.SendAsync(c.ToString());
            await Task.Delay(milliseconds, connection.Stopping);
        }
    }

    private static async Task EndlessContinue(FaultConnection connection)
    {
        while (true)
        {
            await connection.SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
            await Task.Delay(10, connection.Stopping);
        }
    }

    private static async Task FloodAsync(FaultConnection connection, string head, string unit, bool chunked = false)
    {
        await connection.SendAsync(head);
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 64 * 1024 / unit.Length)));
        byte[] piece = chunked ? [.. Encoding.UTF8.GetBytes($"{block.Length:x}\r\n"), .. block, .. "\r\n"u8] : block;
        for (int sent = 0; sent < Flood; sent += block.Length)
        {
            await connection.SendAsync(piece);
        }
    }

    private static byte[] GzipBomb()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++)
            {
                gzip.Write(block);
            }
        }

        byte[] body = packed.ToArray();
        return [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    private static byte[] NotUtf8()
    {
        byte[] body = [.. "{\"status\":\"SUCCESS\",\"session_token\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8];
        return [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }
}
