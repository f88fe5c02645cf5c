using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Eiam.Sandbox.Server;

/// <summary>
/// Leaves the process's signals alone. The host's default catches Ctrl+C, which belongs to the program that hosts the server.
/// </summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
