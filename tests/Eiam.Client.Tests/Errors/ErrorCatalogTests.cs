using System;
using System.Linq;
using Xunit;

namespace Eiam.Client.Tests.Errors;

public class ErrorCatalogTests
{
    // Section 2 of the API notes, in its order: the code in the spelling of the page, and the HTTP status where one is visible.
    public static TheoryData<string, int?> Documented => new()
    {
        { "SDK.COMMON.1001", 400 },
        { "SDK.COMMON.1002", 400 },
        { "SDK.COMMON.1003", 400 },
        { "SDK.COMMON.1004", 400 },
        { "SDK.COMMON.1005", 400 },
        { "SDK.COMMON.1006", 400 },
        { "SDK.COMMON.1007", 400 },
        { "SDK.COMMON.1008", 500 },
        { "SDK.COMMON.1009", 400 },
        { "SDK.COMMON.1010", 400 },
        { "SDK.COMMON.1011", 400 },
        { "SDK.COMMON.1012", 400 },
        { "SDK.COMMON.1013", 400 },
        { "SDK.COMMON.1014", 400 },
        { "SDK.LOGIN.1001", 400 },
        { "SDK.LOGIN.1002", 400 },
        { "SDK.LOGIN.1003", 400 },
        { "SDK.LOGIN.1004", null },
        { "SDK.LOGIN.1005", null },
        { "SDK.SMS.1005", 400 },
        { "SDK.SMS.1006", 400 },
        { "IDAAS.SDK.COMMON.1007", 400 },
        { "IDAAS.SDK.PARAM.0001", 400 },
        { "IDAAS.SDK.PARAM.0002", 400 },
        { "IDAAS.SDK.PARAM.0003", 400 },
        { "IDAAS.SDK.PARAM.0014", 400 },
        { "IDAAS.SDK.PARAM.0016", 400 },
        { "IDAAS.SDK.PARAM.0023", 400 },
        { "IDAAS.SDK.CAPTCHA.0006", 400 },
        { "IDAAS.SDK.CAPTCHA.0007", 400 },
        { "USER.0001", 400 },
        { "USER.0004", 400 },
        { "USER.0011", 400 },
        { "USER.0012", 400 },
        { "PWD.0001", 400 },
        { "PWD.0002", 400 },
        { "PWD.0003", 400 },
        { "PWD.0004", 400 },
        { "PWD.0005", 400 },
        { "MSG.0001", 400 },
        { "MSG.0004", 400 },
        { "APP.ORG.0027", 400 },
        { "APP.ORG.0028", 400 },
        { "APP.ORG.0040", 400 },
        { "APP.ORG.0041", 400 },
        { "APP.OBJECTMODEL.0005", 400 },
        { "APP.0009", 400 },
        { "ORG.0001", 400 },
        { "ORG.0008", 400 },
        { "ORG.0020", 400 },
        { "ORG.0021", 400 },
        { "ORG.0022", 400 },
        { "ORG.0024", 400 },
        { "ORG.0026", 400 },
        { "USER.0093", 400 },
        { "JOB.POSITION.0001", 400 },
        { "JOB.POSITION.0017", 400 },
        { "JOB.TITLE.0001", 400 },
        { "JOB.TITLE.0009", 400 },
        { "ENT.CONFIG.0031", 400 },
        { "COM.0601", 400 },
        { "OAP.PAGE.0001", 400 },
        { "OAP.PAGE.0003", 400 },
        { "APP.OBJECTMODEL.0006", 400 },
        { "APP.ROLE.0002", 400 },
        { "APP.ROLE.0004", 400 },
        { "TENANT-COMMON-0005", 400 },
        { "Idaas.TENANT-COMMON-0005", 400 },
        { "invalid_client", 401 },
        { "APP.0001", 400 },
        { "APP.0006", 400 },
        { "APP.ACC.0013", 400 },
        { "APP.ACC.0029", 400 },
        { "APP.ACCOUNT.0001", 400 },
        { "APP.ACCOUNT.0028", 400 },
        { "APP.ACCOUNT.0037", 400 },
        { "APP.ACCOUNT.0038", 400 },
        { "APP.ACCOUNT.0045", 400 },
        { "APP.ACCOUNT.0047", 400 },
        { "APP.ORG.0024", 400 },
        { "APP.0002", 400 },
        { "ORG.0011", 400 },
        { "ORG.0012", 400 },
        { "invalid_token", 400 },
        { "invalid_request", 400 },
    };

    public static TheoryData<string> Own =>
    [
        EiamErrorId.ConnectionFailed, EiamErrorId.ConnectionLost, EiamErrorId.Timeout, EiamErrorId.OutcomeUnknown, EiamErrorId.UnexpectedResponse,
        EiamErrorId.UnexpectedRedirect, EiamErrorId.RateLimited, EiamErrorId.Canceled, EiamErrorId.NotConnected, EiamErrorId.InvalidArgument, EiamErrorId.NotSandbox, EiamErrorId.SessionMismatch,
        EiamErrorId.SessionNotFound, EiamErrorId.TokenNotFound, EiamErrorId.TokenNotVerified, EiamErrorId.NotFound, EiamErrorId.PartialFailure, EiamErrorId.ErrorCodeNotFound,
    ];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_code_is_known_in_its_spelling(string code, int? status)
    {
        ErrorCode entry = ErrorCatalog.Find(code).First();

        Assert.Equal(status, entry.HttpStatus);
        Assert.Contains(code, entry.Spellings);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_id_of_our_own_is_known(string id)
    {
        Assert.Equal(id, Assert.Single(ErrorCatalog.Find(id)).Code);
    }

    [Fact]
    public void No_entry_is_there_that_no_page_names()
    {
        string[] named = [.. Documented.Select(row => ErrorCatalog.Normalize(row.Data.Item1)).Concat(Own.Select(row => row.Data))];

        Assert.Empty(ErrorCatalog.Entries.Select(e => e.Code).Except(named));
    }

    [Fact]
    public void Every_id_constant_is_in_the_list_of_ours()
    {
        string[] constants = [.. typeof(EiamErrorId).GetFields().Select(f => (string)f.GetValue(null)!)];

        Assert.Equal(constants.Order(StringComparer.Ordinal), Own.Select(row => row.Data).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_entry_says_something()
    {
        Assert.All(ErrorCatalog.Entries, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Code));
            Assert.False(string.IsNullOrWhiteSpace(entry.Meaning));
            Assert.False(string.IsNullOrWhiteSpace(entry.RecommendedAction));
            Assert.False(string.IsNullOrWhiteSpace(entry.Source));
            Assert.True(Enum.IsDefined(entry.Topic));
            Assert.NotEmpty(entry.Spellings);
            Assert.All(entry.Spellings, spelling => Assert.Equal(entry.Code, ErrorCatalog.Normalize(spelling)));
        });
    }

    [Fact]
    public void No_code_is_there_twice_for_a_product()
    {
        Assert.Equal(ErrorCatalog.Entries.Count, ErrorCatalog.Entries.Select(e => (e.Product, e.Code.ToUpperInvariant())).Distinct().Count());
    }

    [Theory]
    [InlineData("IDAAS.TENANT.USER.0001")]
    [InlineData("IDAAS.USER.0001")]
    public void The_prefix_means_nothing_only_in_codes_of_the_login_family(string code)
    {
        Assert.Empty(ErrorCatalog.Find(code));
        Assert.Equal(ApiProduct.Eiam, Assert.Single(ErrorCatalog.Find(" USER. 0001")).Product);
    }

    [Fact]
    public void No_advice_of_the_client_names_a_cmdlet()
    {
        Assert.DoesNotContain(ErrorCatalog.Entries, e => e.RecommendedAction.Contains("-Eiam", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("IDAAS.SDK.COMMON.1007", "SDK.COMMON.1007")]
    [InlineData("idaas.SDK.COMMON.1007", "SDK.COMMON.1007")]
    [InlineData("SDK.COMMON.1007", "SDK.COMMON.1007")]
    [InlineData("IDAASX.1", "IDAASX.1")]
    [InlineData("SDK.IDAAS.1", "SDK.IDAAS.1")]
    [InlineData("IDAAS.", "")]
    [InlineData("", "")]
    public void Normalizing_takes_the_prefix_off_and_nothing_else(string code, string normalized)
    {
        Assert.Equal(normalized, ErrorCatalog.Normalize(code));
    }

    [Theory]
    [InlineData("sdk.common.1007")]
    [InlineData("IDAAS.SDK.COMMON.1007")]
    [InlineData("idaas.sdk.common.1007")]
    public void A_code_is_found_in_any_case_and_either_spelling(string code)
    {
        Assert.Equal("SDK.COMMON.1007", Assert.Single(ErrorCatalog.Find(code)).Code);
    }

    [Fact]
    public void What_is_not_known_is_not_found()
    {
        Assert.Empty(ErrorCatalog.Find("SDK.COMMON.9999"));
        Assert.Empty(ErrorCatalog.Find(string.Empty));
        Assert.Throws<ArgumentNullException>(() => ErrorCatalog.Find(null!));
        Assert.Throws<ArgumentNullException>(() => ErrorCatalog.Normalize(null!));
    }
}
