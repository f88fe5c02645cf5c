using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>Answers that were made to do harm: what they cost, what of them is shown.</summary>
public sealed class HostileTests
{
    // Each is obeyed or hidden by a terminal: control, bidirectional, zero-width, line separators, private use, half a pair, a pair that is hidden.
    public static TheoryData<string> Obeyed =>
        ["\u001b[2J", "\u0007", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u2029", "\u0085", "\ue000", "\U000e0041"];

    public static TheoryData<string> Costs => [.. Answers.Keys];

    // Each once took memory or processor that its size does not explain, or is of that kind. The first one took 206 seconds: each of 256 secrets was
    // looked for at each place of a text of two million characters.
    private static readonly Dictionary<string, (int Status, Func<string> Body)> Answers = new()
    {
        ["a long text and many long secrets like it"] = (400, () => "{\"error_code\":\"X\",\"error_msg\":\"" + new string('a', 2_000_000) + '"' + Fields(256, i => $"\"token{i}\":\"{new string('a', 7_900)}{i:000}\"") + "}"),
        ["a secret that is repeated without end"] = (400, () => "{\"error_msg\":\"" + string.Concat(Enumerable.Repeat(Sample.WeChatCode, 20_000)) + "\",\"error_code\":\"X\"}"),
        ["hundreds of thousands of small tokens"] = (200, () => "{\"status\":\"SUCCESS\",\"session_token\":\"t\"" + Fields(150_000, i => $"\"token{i}\":\"a\"") + Fields(1, _ => Many("list_token", "\"a\"", 100_000)) + "}"),
        ["hundreds of thousands of small tokens of an error"] = (400, () => "{\"error_code\":\"X\"" + Fields(150_000, i => $"\"token{i}\":\"abcd{i}\"") + Fields(1, _ => Many("list_token", "\"abcdef\"", 100_000)) + "}"),
        ["texts that look like JSON"] = (200, () => "{\"status\":\"SUCCESS\"" + Fields(1, _ => Many("list", "\"[[[[\\\":]\"", 200_000)) + "}"),
        ["JSON in texts of an error"] = (400, () => "{\"error_code\":\"X\"" + Fields(1, _ => Many("list", "\"{\\\"token\\\":\\\"abcdefgh\\\"}\"", 100_000)) + "}"),
        ["a flow without end"] = (200, () => "{\"status\":\"SOCIAL_BIND\",\"data\":{" + Many("socialBindOrRegisterFlow", "\"A\"", 300_000) + "}}"),
        ["names of a million characters"] = (400, () => "{\"error_code\":\"X\",\"" + new string('n', 1_000_000) + "token\":\"abcdefgh\",\"error_msg\":\"m\"}"),
        ["what a terminal obeys, a million times"] = (400, () => "{\"error_code\":\"X\",\"error_msg\":\"" + string.Concat(Enumerable.Repeat("\\u001b[2J", 100_000)) + "\"}"),
        ["a code of a million characters"] = (400, () => "{\"error_code\":\"" + new string('X', 1_000_000) + "\"}"),
        ["a status of a million characters"] = (200, () => "{\"status\":\"" + new string('X', 1_000_000) + "\"}"),
        ["addresses that never end"] = (400, () => "{\"error_code\":\"X\",\"error_msg\":\"" + string.Concat(Enumerable.Repeat("://a", 500_000)) + "\"}"),
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task What_an_answer_costs_is_bounded_by_its_size_times_a_small_constant(string name)
    {
        (int status, Func<string> make) = Answers[name];
        string answer = make();
        using EiamClient client = new(Sample.Options(transport: new Synchronous(status, answer)));
        await EndAsync(client);
        long before = GC.GetAllocatedBytesForCurrentThread();
        (LoginResult? result, EiamException? failure) = await EndAsync(client);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * answer.Length);
        Assert.Equal(status == 200, failure is null);
        Assert.InRange((failure?.Message ?? result!.ToString()).Length, 1, 1200);
        Assert.InRange(result?.AdditionalData.Count ?? 0, 0, 256);
        Assert.InRange(result?.Flow.Count ?? 0, 0, 256);
    }

    [Theory]
    [MemberData(nameof(Obeyed))]
    public async Task What_a_terminal_obeys_is_in_no_error_and_no_trace(string obeyed)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(new { error_code = "A" + obeyed + ".1", error_msg = "say " + obeyed + "this", more = obeyed });
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, json)));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(), trace, TestContext.Current.CancellationToken));

        string seen = string.Join(' ', trace.Lines.Append(failure.Message).Append(failure.ErrorCode).Append(failure.ErrorId).Append(failure.ServerMessage)).Replace("\r", string.Empty, StringComparison.Ordinal).Replace('\n', ' ');
        Assert.False(Terminal.Obeys(seen), seen);
        Assert.StartsWith("say ", failure.ServerMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Obeyed))]
    public async Task What_a_terminal_obeys_and_what_the_call_keeps_secret_are_in_no_status(string obeyed)
    {
        LoginResult result = await Calls.BindAsync(System.Text.Json.JsonSerializer.Serialize(new { status = "of " + Sample.WeChatCode + obeyed + "." }));

        Assert.StartsWith("of *** ", result.StatusText, StringComparison.Ordinal);
        Assert.False(Terminal.Obeys(result.StatusText!), result.StatusText);
        Assert.Equal(result.StatusText, result.ToString());
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData(" ")]
    [InlineData("\u202e")]
    public async Task A_secret_that_is_parted_by_what_is_left_out_is_in_no_code(string between)
    {
        const string code = "one-time-code-0123456789";
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, $$"""{"error_code":"one-time-{{between}}code-0123456789"}""")));
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(Sample.Bind(code), cancellationToken: TestContext.Current.CancellationToken));

        Assert.DoesNotContain(code, failure.ToString() + failure.ErrorCode + failure.ErrorId, StringComparison.Ordinal);
        Assert.Equal("***", failure.ErrorCode);
    }

    [Theory]
    [InlineData("EiamTimeout,x")]
    [InlineData("A.1,EiamPowerShell")]
    [InlineData("a/b")]
    public async Task A_code_that_is_no_identifier_is_no_id(string code)
    {
        EiamException failure = await Calls.FailingBindAsync($$"""{"error_code":"{{code}}","error_msg":"m"}""", 400);
        Assert.Equal(EiamErrorId.UnexpectedResponse, failure.ErrorId);
        Assert.Equal(code, failure.ErrorCode);
    }

    [Theory]
    [InlineData("""{"code":"1007","error_code":"IDAAS.SDK.COMMON.1007"}""")]
    [InlineData("""{"verify_code":"COMMON","error_code":"IDAAS.SDK.COMMON.1007"}""")]
    public async Task A_code_of_the_catalogues_form_is_whole_whatever_else_the_answer_has(string body)
    {
        Assert.Equal("IDAAS.SDK.COMMON.1007", (await Calls.FailingBindAsync(body, 400)).ErrorCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0000")]
    [InlineData("SUCCESS")]
    [InlineData("ok")]
    public async Task A_success_whose_code_says_success_is_one(string code)
    {
        Assert.Equal(LoginStatus.Success, (await Calls.BindAsync($$"""{"error_code":"{{code}}","status":"SUCCESS","session_token":"t"}""")).Status);
    }

    [Theory]
    [InlineData("at http://user:pw@host/x", "at http://***@host/x")]
    [InlineData("at http://host/x and a@b", "at http://host/x and a@b")]
    public void An_address_in_a_foreign_text_loses_its_login(string text, string shown)
    {
        Assert.Equal(shown, ForeignText.ForPeople(text, new Redactor(), 100));
    }

    [Fact]
    public void What_is_cut_off_is_not_looked_at()
    {
        Redactor redactor = new();
        redactor.Add("canary-secret-value");
        string text = new('x', 2_000_000);
        _ = ForeignText.ForPeople(text, redactor, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(101, ForeignText.ForPeople(text, redactor, 100).Length);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8192);
    }

    [Fact]
    public void A_secret_that_the_cut_goes_through_is_not_shown_in_part()
    {
        Redactor redactor = new();
        redactor.Add("canary-secret-value");
        string shown = ForeignText.ForPeople(new string('x', 95) + "canary-secret-value and on", redactor, 100);
        Assert.Equal(new string('x', 95) + "***…", shown);
    }

    private static string Fields(int count, Func<int, string> field) => string.Concat(Enumerable.Range(0, count).Select(i => "," + field(i)));

    private static string Many(string name, string item, int count) => $"\"{name}\":[{string.Join(',', Enumerable.Repeat(item, count))}]";

    private static async Task<(LoginResult? Result, EiamException? Failure)> EndAsync(EiamClient client)
    {
        try
        {
            return (await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken), null);
        }
        catch (EiamException failure)
        {
            return (null, failure);
        }
    }

    private sealed class Synchronous(int status, string body) : System.Net.Http.HttpMessageHandler
    {
        private readonly byte[] _body = Encoding.UTF8.GetBytes(body);

        protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) =>
            Task.FromResult(StubTransport.Response(status, _body));
    }
}
