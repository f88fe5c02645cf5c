using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Eiam.Client.Requests;
using Eiam.Client.Secrets;
using Eiam.Client.Tests.Support;
using Xunit;

namespace Eiam.Client.Tests.Answers;

/// <summary>The one reader of all model types, by the example of a user.</summary>
public class ModelReaderTests
{
    [Fact]
    public async Task Each_documented_field_is_a_property_and_no_longer_additional()
    {
        User user = await ReadAsync("""
            {"user_id":"u","org_id":"o","user_name":"zhangsan","name":"Zhang San","mobile":"+86-13800000000","email":"z@example.com",
             "attr_identity_number":"110101","disabled":false,"locked":true,"pwd_must_modify":true,"created_at":"2026-01-02 03:04:05.678"}
            """);

        Assert.Equal(("u", "o", "zhangsan", "Zhang San"), (user.UserId, user.OrganizationId, user.UserName, user.Name));
        Assert.Equal(("+86-13800000000", "z@example.com", "110101", "2026-01-02 03:04:05.678"), (user.Mobile, user.Email, user.IdentityNumber, user.CreatedAt));
        Assert.Equal((false, true, true), (user.Disabled, user.Locked, user.MustChangePassword));
        Assert.Empty(user.AdditionalData);
        Assert.Equal("zhangsan", user.ToString());
    }

    [Fact]
    public async Task Fields_in_any_order_are_read_alike()
    {
        string[] fields = ["\"user_id\":\"u\"", "\"name\":\"n\"", "\"extra\":1", "\"locked\":true", "\"email\":\"e\""];
        foreach (string[] order in (string[][])[fields, [.. fields.Reverse()], [.. fields.Skip(2), .. fields.Take(2)]])
        {
            User user = await ReadAsync("{" + string.Join(',', order) + "}");

            Assert.Equal(("u", "n", "e", true), (user.UserId, user.Name, user.Email, user.Locked));
            Assert.Equal(1L, Assert.Single(user.AdditionalData).Value);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Null_and_an_empty_text_are_no_value(string value)
    {
        User user = await ReadAsync($$"""{"user_id":"u","name":{{value}},"locked":{{value}},"mobile":{{value}}}""");

        Assert.Null(user.Name);
        Assert.Null(user.Locked);
        Assert.Null(user.Mobile);
        Assert.Empty(user.AdditionalData);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"False\"", false)]
    public async Task A_flag_is_a_boolean_or_its_text(string value, bool flag)
    {
        User user = await ReadAsync($$"""{"locked":{{value}}}""");

        Assert.Equal(flag, user.Locked);
        Assert.Empty(user.AdditionalData);
    }

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("\"yes\"", "yes")]
    [InlineData("\"Y\"", "Y")]
    public async Task A_flag_that_cannot_be_read_is_kept_as_it_came(string value, object kept)
    {
        User user = await ReadAsync($$"""{"user_id":"u","locked":{{value}}}""");

        Assert.Null(user.Locked);
        Assert.Equal(kept, user.AdditionalData["locked"]);
    }

    [Theory]
    [InlineData("17", "17")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    public async Task A_text_is_taken_from_a_number_and_a_boolean_too(string value, string text)
    {
        Assert.Equal(text, (await ReadAsync($$"""{"employee_id":{{value}}}""")).EmployeeId);
    }

    [Fact]
    public async Task A_text_of_another_shape_and_an_unknown_field_are_kept()
    {
        User user = await ReadAsync("""{"user_id":"u","name":{"first":"San"},"attr_badge":["a",1],"attr_pin_code":"4711"}""");

        Assert.Null(user.Name);
        Assert.Equal("San", Assert.IsType<Dictionary<string, object?>>(user.AdditionalData["name"], exactMatch: false)["first"]);
        Assert.Equal(["a", 1L], Assert.IsType<object?[]>(user.AdditionalData["attr_badge"]));
        Assert.Equal("4711", SecretText.ToText(Assert.IsType<SecureString>(user.AdditionalData["attr_pin_code"])));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"zhangsan\"")]
    public async Task What_is_no_object_is_no_user(string body)
    {
        Assert.Equal(FailureKind.UnreadableAnswer, (await Assert.ThrowsAsync<EiamException>(() => ReadAsync(body))).Kind);
    }

    [Fact]
    public async Task At_most_256_fields_are_kept_and_as_many_values_of_one()
    {
        string many = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"f{i}\":{i}"));

        Assert.Equal(256, (await ReadAsync("{" + many + "}")).AdditionalData.Count);
        User nested = await ReadAsync($$$"""{"deep":{"all":{{{{many}}}}},"list":[{{{string.Join(',', Enumerable.Range(0, 5_000))}}}]}""");
        Assert.InRange(Count(nested.AdditionalData["deep"]), 1, 257);
        Assert.InRange(Count(nested.AdditionalData["list"]), 1, 257);
    }

    [Fact]
    public async Task What_a_login_keeps_of_its_data_counts_too()
    {
        string many = string.Join(',', Enumerable.Range(0, 400).Select(i => $"\"f{i}\":{i}"));

        Assert.Equal(256, (await Calls.BindAsync($$$"""{"status":"X","data":{{{{many}}}},{{{many}}}}""")).AdditionalData.Count);
    }

    private static int Count(object? value) => value switch
    {
        Dictionary<string, object?> fields => 1 + fields.Values.Sum(Count),
        object?[] items => 1 + items.Sum(Count),
        _ => 1,
    };

    private static async Task<User> ReadAsync(string body)
    {
        using EiamClient client = new TenantTransport(_ => StubTransport.Response(200, body)).CreateClient();
        return await client.SendAsync(UserRequest.ById("u"), cancellationToken: TestContext.Current.CancellationToken);
    }
}
