using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Secrets;

/// <summary>A token knows the session that it came from, whatever record carries it.</summary>
public class TokenOriginTests
{
    private const string Answer = """
        {"status":"X","session_token":"s","id_token":"i","state_token":"t","refresh_token":"r",
         "tokens":{"list":["a",7],"deep":{"value":"b"}},"text":"{\"mfa_token\":\"m\"}","data":"{\"mfa_ticket\":\"d\"}"}
        """;

    [Fact]
    public async Task Each_token_of_an_answer_has_its_owner()
    {
        object owner = new();
        SecureString[] tokens = Tokens(await BindAsync(owner));

        Assert.Equal(9, tokens.Length);
        Assert.All(tokens, token => Assert.Same(owner, TokenOrigin.Of(token)));
    }

    [Fact]
    public async Task Each_session_owns_its_own()
    {
        object one = new();
        object other = new();
        SecureString first = (await BindAsync(one)).SessionToken!;
        SecureString second = (await BindAsync(other)).SessionToken!;

        Assert.Same(one, TokenOrigin.Of(first));
        Assert.Same(other, TokenOrigin.Of(second));
    }

    [Fact]
    public async Task A_copy_a_text_and_what_came_from_no_answer_have_none()
    {
        SecureString token = (await BindAsync(new object())).SessionToken!;

        Assert.Null(TokenOrigin.Of(token.Copy()));
        Assert.Null(TokenOrigin.Of(SecretText.ToSecure(SecretText.ToText(token))));
        Assert.Null(TokenOrigin.Of(new SecureString()));
    }

    [Fact]
    public async Task A_client_without_an_owner_marks_nothing()
    {
        Assert.All(Tokens(await BindAsync(owner: null)), token => Assert.Null(TokenOrigin.Of(token)));
    }

    private static async Task<LoginResult> BindAsync(object? owner)
    {
        using EiamClient client = new(Sample.Options(transport: StubTransport.Answering(200, Answer), owner: owner));
        LoginResult result = await client.SendAsync(Sample.Bind(), cancellationToken: TestContext.Current.CancellationToken);

        // As whoever asked does with every result.
        result.Session = owner;
        return result;
    }

    private static SecureString[] Tokens(LoginResult result) =>
        [result.SessionToken!, result.IdToken!, result.StateToken!, .. result.AdditionalData.Values.SelectMany(Secrets)];

    private static IEnumerable<SecureString> Secrets(object? value) => value switch
    {
        SecureString secret => [secret],
        Dictionary<string, object?> fields => fields.Values.SelectMany(Secrets),
        object?[] items => items.SelectMany(Secrets),
        _ => [],
    };
}
