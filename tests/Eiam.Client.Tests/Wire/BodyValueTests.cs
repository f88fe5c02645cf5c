using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Eiam.Client.Http;
using Eiam.Client.Json;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Wire;

/// <summary>Values of a body that are no text: on the wire, in a trace, and what the redactor learns of them.</summary>
public class BodyValueTests
{
    private static readonly Dictionary<string, object?> Nested = new()
    {
        ["text"] = "a\"b\n竹",
        ["empty"] = "",
        ["none"] = null,
        ["yes"] = true,
        ["whole"] = -5,
        ["large"] = ulong.MaxValue,
        ["exact"] = 1.10m,
        ["broken"] = 0.1,
        ["single"] = 0.5f,
        ["list"] = new object?[] { 1, "x", null, new List<object?> { false } },
        ["table"] = new Dictionary<string, object?> { ["inner"] = new Dictionary<string, object?>() },
    };

    [Fact]
    public async Task Numbers_booleans_and_objects_are_JSON()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal(
                """{"n":-1,"f":true,"o":{"text":"a\"b\n竹","empty":"","none":null,"yes":true,"whole":-5,"large":18446744073709551615,"exact":1.10,"broken":0.1,"single":0.5,"list":[1,"x",null,[false]],"table":{"inner":{}}}}""",
                await BodyAsync(body =>
                {
                    body.Number("left_out", null);
                    body.Number("n", -1);
                    body.Flag("left_out", null);
                    body.Flag("f", true);
                    body.Fields("left_out", null);
                    body.Fields("o", Nested);
                }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_form_has_numbers_and_booleans_and_no_object()
    {
        Assert.Equal("n=1&f=false", await BodyAsync(
            body =>
            {
                body.Number("n", 1);
                body.Flag("f", false);
            },
            BodyKind.Form));
        await Assert.ThrowsAsync<NotSupportedException>(() => BodyAsync(body => body.Fields("o", Nested), BodyKind.Form));
    }

    [Fact]
    public async Task A_nested_secret_is_masked_in_the_trace_and_in_what_comes_back()
    {
        RecordingTrace trace = new();
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(400, """{"error_code":"A.1","error_msg":"canary-one canary-two canary-three 334455 canary-four canary-five of 13800000000"}""")));
        BodyRequest request = new(body =>
        {
            body.Number("pin_password", 334455);
            body.Flag("is_set_pwd", true);
            body.Number("age", 18);
            body.Fields("extension", new Dictionary<string, object?>
            {
                ["attr_identity_number"] = "canary-one",
                ["nested"] = new Dictionary<string, object?> { ["password"] = "canary-two", ["plain"] = "seen", ["phone"] = "13800000000" },
                ["secrets"] = new object?[] { "canary-three", new Dictionary<string, object?> { ["plain"] = "canary-four", ["on"] = true, ["none"] = null } },
                ["list"] = new object?[] { new Dictionary<string, object?> { ["token"] = new object?[] { "canary-five" } } },
                ["copy"] = "canary-two",
                ["number"] = 334455,
            });
        });
        EiamException failure = await Assert.ThrowsAsync<EiamException>(() => client.SendAsync(request, trace, TestContext.Current.CancellationToken));

        Assert.Equal("*** *** *** *** *** *** of ***0000", failure.ServerMessage);
        string sent = trace.DebugLines[0];
        Assert.EndsWith(
            """{"pin_password":"***","is_set_pwd":"***","age":18,"extension":{"attr_identity_number":"***","nested":{"password":"***","plain":"seen","phone":"***0000"},"secrets":["***",{"plain":"***","on":"***","none":null}],"list":[{"token":["***"]}],"copy":"***","number":"***"}}""",
            sent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("canary", string.Join('\n', trace.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a time")]
    [InlineData("not a number")]
    [InlineData("infinity")]
    [InlineData("an object")]
    [InlineData("half a character")]
    [InlineData("a field without a name")]
    [InlineData("a name with a control character")]
    [InlineData("too deep")]
    [InlineData("a list of lists without an end")]
    public void What_JSON_or_the_tenant_cannot_take_is_refused_by_its_name(string what)
    {
        Dictionary<string, object?> deep = [];
        List<object?> endless = [];
        endless.Add(endless);
        for (int i = 0; i < InputCheck.MaxNesting; i++)
        {
            deep = new Dictionary<string, object?> { ["x"] = deep };
        }

        Dictionary<string, object?> fields = what switch
        {
            "a time" => new() { ["x"] = DateTime.UnixEpoch },
            "not a number" => new() { ["x"] = double.NaN },
            "infinity" => new() { ["x"] = float.PositiveInfinity },
            "an object" => new() { ["x"] = new object?[] { new Uri("http://a") } },
            "half a character" => new() { ["x"] = "a\ud83d" },
            "a field without a name" => new() { [" "] = 1 },
            "a name with a control character" => new() { ["a\n"] = 1 },
            "too deep" => new() { ["x"] = deep },
            _ => new() { ["x"] = endless },
        };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => InputCheck.Fields(fields, "Extension"));
        Assert.StartsWith("Extension", refusal.ParamName, StringComparison.Ordinal);
        Assert.StartsWith("Extension", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_body_takes_passes()
    {
        Assert.Same(Nested, InputCheck.Fields(Nested, "Extension"));
        Assert.Null(InputCheck.Fields(null, "Extension"));
    }

    private static async Task<string> BodyAsync(Action<BodyWriter> write, BodyKind kind = BodyKind.Json)
    {
        StubTransport transport = StubTransport.Answering(200, "");
        using EiamClient client = new(Sample.Options(transport: transport));
        await client.SendAsync(new BodyRequest(write, kind), cancellationToken: TestContext.Current.CancellationToken);
        return Assert.Single(transport.Bodies);
    }

    private sealed class BodyRequest(Action<BodyWriter> write, BodyKind kind = BodyKind.Json)
        : EiamRequest<string>(AnyRequest.Row("POST", "/api/v2/sdk/x", body: kind, answersNothing: true))
    {
        protected internal override void WriteBody(BodyWriter body) => write(body);

        protected internal override string Read(Answer answer) => "";
    }
}
