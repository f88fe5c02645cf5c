using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;
using Eiam.Client.Tests.Faults;
using Eiam.Client.Tests.Support;

namespace Eiam.FaultHost;

/// <summary>
/// Opens a server for each fault and prints one JSON line for each: its name, its address, and how a one-time call must end. Then answers each
/// line "NAME|CODE" with how often that code arrived there, until its input ends.
/// </summary>
internal static class Program
{
    private static async Task Main()
    {
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string nobody = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}/";
        Dictionary<string, FaultServer> servers = FaultTable.All.Where(f => f.Script is not null).ToDictionary(f => f.Name, f => FaultServer.Start(f.Script!, f.Certificate));
        foreach (Fault fault in FaultTable.All)
        {
            FaultServer? server = servers.GetValueOrDefault(fault.Name);
            string uri = fault.Address is null ? server?.Uri.ToString() ?? nobody : string.Format(CultureInfo.InvariantCulture, fault.Address, server?.Port);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                fault.Name,
                Uri = uri,
                SkipCertificateCheck = !fault.CertificateCheck,
                fault.EndsByOperationTimeout,
                fault.EndsByConnectionTimeout,
                Status = fault.OneTime.Status?.ToString(),
                fault.OneTime.ErrorId,
                Outcome = fault.OneTime.Outcome?.ToString(),
                fault.OneTime.Sent,
            }));
        }

        Console.WriteLine();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split('|');
            Console.WriteLine(servers.TryGetValue(words[0], out FaultServer? server) ? server.CountOf(words[1]) : 0);
        }
    }
}
