using System.Threading.Tasks;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Answers;

public class StatusTests
{
    [Theory]
    [InlineData("SUCCESS", LoginStatus.Success)]
    [InlineData("SOCIAL_BIND", LoginStatus.SocialBind)]
    [InlineData("USER_REGISTER", LoginStatus.UserRegister)]
    [InlineData("ACCESS_DENIED", LoginStatus.AccessDenied)]
    [InlineData("MFA_AUTH", LoginStatus.MfaAuth)]
    [InlineData("PASSWORD_WARN", LoginStatus.PasswordWarn)]
    [InlineData("PASSWORD_EXPIRED", LoginStatus.PasswordExpired)]
    [InlineData("OTP_AUTH", LoginStatus.Unknown)]
    [InlineData("success", LoginStatus.Unknown)]
    public async Task Each_status_is_known_or_kept_as_text(string text, LoginStatus status)
    {
        LoginResult response = await Calls.BindAsync($$"""{"status":"{{text}}"}""");

        Assert.Equal(status, response.Status);
        Assert.Equal(text, response.StatusText);
        Assert.Equal(text, response.ToString());
    }

    [Theory]
    [InlineData(" SOCIAL_BIND")]
    [InlineData("SOCIAL_BIND ")]
    [InlineData("\\tSOCIAL_BIND\\n")]
    public async Task Blanks_around_a_status_mean_nothing(string text)
    {
        LoginResult response = await Calls.BindAsync($$"""{"status":"{{text}}"}""");

        Assert.Equal(LoginStatus.SocialBind, response.Status);
        Assert.Equal("SOCIAL_BIND", response.StatusText);
    }

    [Theory]
    [InlineData("""{"session_token":"t"}""")]
    [InlineData("""{"session_token":"t","status":null}""")]
    [InlineData("""{"session_token":"t","status":""}""")]
    [InlineData("""{"session_token":"t","status":"  "}""")]
    public async Task A_session_without_a_status_is_still_a_session(string body)
    {
        LoginResult response = await Calls.BindAsync(body);

        Assert.Equal(LoginStatus.Unknown, response.Status);
        Assert.Null(response.StatusText);
        Assert.Equal("Unknown", response.ToString());
        Assert.Equal("t", SecretText.ToText(response.SessionToken!));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"status":" "}""")]
    [InlineData("""{"status":{"a":1}}""")]
    [InlineData("""{"session_token":""}""")]
    [InlineData("""{"expire":432000,"id_token":"t"}""")]
    public async Task An_answer_with_neither_status_nor_session_is_no_login_answer(string body)
    {
        EiamException failure = await Calls.FailingBindAsync(body);

        Assert.Equal(FailureKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Equal(EiamErrorId.OutcomeUnknown, failure.ErrorId);
    }

    [Fact]
    public async Task The_success_of_the_page_is_read_whole()
    {
        LoginResult response = await Calls.BindAsync(Scripts.Success);

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal("btsiBjx85prcZu6I6Ki057Tmw3nSF2VO", SecretText.ToText(response.SessionToken!));
        Assert.Equal("eyJraWQn0.eyJpc3MiOiJodHR.g1A7jG8O0uw", SecretText.ToText(response.IdToken!));
        Assert.Null(response.StateToken);
        Assert.Equal(5, response.ExpiresIn!.Value.Days);
        Assert.Empty(response.Flow);
        Assert.Empty(response.AdditionalData);
    }

    [Theory]
    [InlineData("SOCIAL_BIND")]
    [InlineData("USER_REGISTER")]
    [InlineData("MFA_AUTH")]
    [InlineData("ACCESS_DENIED")]
    public async Task A_bind_that_goes_on_gives_its_new_state_token_where_it_sends_one(string status)
    {
        LoginResult with = await Calls.BindAsync($$"""{"status":"{{status}}","state_token":"next"}""");
        LoginResult without = await Calls.BindAsync($$"""{"status":"{{status}}"}""");

        Assert.Equal("next", SecretText.ToText(with.StateToken!));
        Assert.Null(without.StateToken);
        Assert.Null(with.SessionToken);
        Assert.Null(with.ExpiresAt);
    }

    [Fact]
    public async Task A_field_that_comes_twice_counts_as_the_last_one_says()
    {
        LoginResult response = await Calls.BindAsync("""{"status":"ACCESS_DENIED","session_token":"a","status":"SUCCESS","session_token":"b"}""");

        Assert.Equal(LoginStatus.Success, response.Status);
        Assert.Equal("b", SecretText.ToText(response.SessionToken!));
    }

    [Fact]
    public async Task Tokens_are_read_only()
    {
        LoginResult response = await Calls.BindAsync(Scripts.Success);

        Assert.True(response.SessionToken!.IsReadOnly());
        Assert.True(response.IdToken!.IsReadOnly());
    }
}
