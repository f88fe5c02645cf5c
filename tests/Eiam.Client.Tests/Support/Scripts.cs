using System;
using System.Text;
using System.Threading.Tasks;

namespace Eiam.Client.Tests.Support;

/// <summary>Answers, and scripts that send them.</summary>
internal static class Scripts
{
    public const string Success = """{"session_token":"btsiBjx85prcZu6I6Ki057Tmw3nSF2VO","expire":432000,"status":"SUCCESS","id_token":"eyJraWQn0.eyJpc3MiOiJodHR.g1A7jG8O0uw"}""";

    /// <summary>A whole answer with its length.</summary>
    public static string Http(string body, string status = "200 OK", string type = "application/json", string more = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{more}\r\n{body}";

    /// <summary>The same bytes for each request, for as long as the client stays.</summary>
    public static Func<FaultConnection, Task> Answer(string answer) => Answer(Encoding.UTF8.GetBytes(answer));

    public static Func<FaultConnection, Task> Answer(byte[] answer) => async connection =>
    {
        while (await connection.ReadRequestAsync() is not null)
        {
            await connection.SendAsync(answer);
        }
    };

    /// <summary>Reads one request, then does something to the connection, and closes it.</summary>
    public static Func<FaultConnection, Task> Once(Func<FaultConnection, Task> then) => async connection =>
    {
        if (await connection.ReadRequestAsync() is not null)
        {
            await then(connection);
        }
    };

    /// <summary>Reads one request, sends some bytes, and closes.</summary>
    public static Func<FaultConnection, Task> SendAndClose(string bytes) => Once(connection => connection.SendAsync(bytes));

    /// <summary>Reads one request, sends some bytes, and resets.</summary>
    public static Func<FaultConnection, Task> SendAndReset(string bytes) => Once(async connection =>
    {
        await connection.SendAsync(bytes);

        // RST discards what the client's side has not read: let it read first.
        await Task.Delay(50, connection.Stopping);
        connection.Reset();
    });

    /// <summary>Reads one request, sends some bytes, and says no more.</summary>
    public static Func<FaultConnection, Task> SendAndStall(string bytes) => Once(async connection =>
    {
        await connection.SendAsync(bytes);
        await connection.StallAsync();
    });
}
