using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Eiam.Sandbox.Server;
using Xunit;

namespace Eiam.Sandbox.Tests.Server;

public sealed class ProgramTests : IDisposable
{
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--https", "--help")]
    public async Task Help_goes_to_the_output(params string[] arguments)
    {
        int exitCode = await RunAsync(arguments);

        Assert.Equal((0, ""), (exitCode, _error.ToString()));
        Assert.Contains("usage:", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown argument: --what", "--what")]
    [InlineData("Unknown argument: stray", "--https", "stray")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("--port needs a number", "--port", "http")]
    [InlineData("--port needs a number", "--port", "65536")]
    [InlineData("--port needs a number", "--port", "-1")]
    [InlineData("between 0", "--https", "--port", "65535")]
    [InlineData("--client-id needs a value", "--client-id")]
    [InlineData("ClientId cannot be empty", "--client-id", "")]
    [InlineData("--client-secret needs a value", "--client-secret")]
    [InlineData("ClientSecret cannot be empty", "--client-secret", "")]
    [InlineData("--seed needs a value", "--seed")]
    [InlineData("does not exist", "--seed", "no-such-file.json")]
    [InlineData("--mobile needs a value", "--mobile")]
    [InlineData("eleven digits", "--mobile", "138")]
    [InlineData("already has the mobile", "--mobile", "13800000000", "--mobile", "+86-13800000000")]
    public async Task Bad_arguments_are_explained_on_the_error_stream(string explanation, params string[] arguments)
    {
        int exitCode = await RunAsync(arguments);

        Assert.Equal((2, ""), (exitCode, _output.ToString()));
        Assert.Contains(explanation, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("usage:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_an_error()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxServerOptions(), TestContext.Current.CancellationToken);

        int exitCode = await RunAsync("--port", server.HttpAddress!.Port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal((1, ""), (exitCode, _output.ToString()));
        Assert.Contains("in use", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_until_it_is_stopped_and_prints_what_a_first_call_needs()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new FirstWrite();
        Task<int> run = Program.RunAsync(
            ["--https", "--client-id", "aClient", "--client-secret", "aSecret", "--mobile", "13800000000", "--mobile", "13900000000"], output, _error, stop.Token);

        string text = await output.Text.WaitAsync(stop.Token);
        await stop.CancelAsync();

        Assert.Equal(0, await run);
        Assert.Matches(@"HTTP +http://127\.0\.0\.1:\d+/", text);
        Assert.Matches(@"HTTPS +https://127\.0\.0\.1:\d+/", text);
        Assert.Matches("client id +aClient", text);
        Assert.Matches("secret +aSecret", text);
        Assert.Equal(["+86-13800000000", "+86-13900000000"], Regex.Matches(text, @"\+86-\d{11}").Select(match => match.Value));
        Assert.Equal(2, Regex.Count(text, "login code [A-Za-z0-9]{32}\\s"));
        Assert.Equal(2, Regex.Count(text, "phone code [0-9a-f]{64}\\s"));
    }

    [Fact]
    public async Task Serves_what_a_file_has_and_prints_codes_only_of_the_mobiles_that_were_given()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new FirstWrite();
        string seed = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(seed, "user_name,mobile\na,13800000000\nb,\n", stop.Token);
        try
        {
            Task<int> run = Program.RunAsync(["--seed", seed, "--mobile", "13900000000"], output, _error, stop.Token);

            string text = await output.Text.WaitAsync(stop.Token);
            await stop.CancelAsync();

            Assert.Equal(0, await run);
            Assert.Contains("0 organizations, 2 users, 0 applications", text, StringComparison.Ordinal);
            Assert.Contains("13900000000", text, StringComparison.Ordinal);
            Assert.Single(Regex.Matches(text, "login code"));
        }
        finally
        {
            File.Delete(seed);
        }
    }

    [Fact]
    public async Task A_wrong_file_is_explained()
    {
        string seed = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(seed, """{"users":[{"name":"a"}]}""", TestContext.Current.CancellationToken);
        try
        {
            int exitCode = await RunAsync("--seed", seed);

            Assert.Equal((2, ""), (exitCode, _output.ToString()));
            Assert.Contains("$.users[0]: user_name is missing.", _error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(seed);
        }
    }

    private Task<int> RunAsync(params string[] arguments) =>
        Program.RunAsync(arguments, _output, _error, TestContext.Current.CancellationToken);

    /// <summary>Completes with the first text that is written.</summary>
    private sealed class FirstWrite : TextWriter
    {
        private readonly TaskCompletionSource<string> _text = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Encoding Encoding => Encoding.UTF8;

        public Task<string> Text => _text.Task;

        public override Task WriteAsync(string? value)
        {
            _text.TrySetResult(value ?? string.Empty);
            return Task.CompletedTask;
        }
    }
}
