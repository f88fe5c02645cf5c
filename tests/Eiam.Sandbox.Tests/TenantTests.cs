using System;
using System.Linq;
using Xunit;

namespace Eiam.Sandbox.Tests;

public class TenantTests
{
    [Theory]
    [InlineData("13800000000")]
    [InlineData("+8613800000000")]
    [InlineData("+86-13800000000")]
    public void Mobiles_are_stored_in_one_spelling(string mobile)
    {
        var tenant = new SandboxTenant();

        Assert.Equal("+86-13800000000", tenant.AddUser(mobile).Mobile);
        Assert.Equal("+86-13800000000", tenant.IssueCode(SandboxCodeKind.WeChatPhone, mobile).Mobile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1380000000")]
    [InlineData("138000000000")]
    [InlineData("23800000000")]
    [InlineData(" 13800000000")]
    [InlineData("+86--13800000000")]
    [InlineData("+86")]
    [InlineData("+1-13800000000")]
    [InlineData("1380000000a")]
    [InlineData("1380000000٣")]
    public void Other_mobiles_are_refused(string mobile)
    {
        var tenant = new SandboxTenant();

        ArgumentException ofUser = Assert.Throws<ArgumentException>(() => tenant.AddUser(mobile));
        ArgumentException ofCode = Assert.Throws<ArgumentException>(() => tenant.IssueCode(SandboxCodeKind.WeChatPhone, mobile));

        Assert.Equal(("mobile", "mobile"), (ofUser.ParamName, ofCode.ParamName));
        Assert.Contains("Give eleven digits", ofUser.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Users);
    }

    [Fact]
    public void Null_arguments_are_refused()
    {
        var tenant = new SandboxTenant();

        Assert.Throws<ArgumentNullException>("mobile", () => tenant.AddUser((string)null!));
        Assert.Throws<ArgumentNullException>("user", () => tenant.AddUser((SandboxUserOptions)null!));
        Assert.Throws<ArgumentNullException>("email", () => tenant.IssueCode(SandboxCodeKind.MfaEmail, null!));
        Assert.Throws<ArgumentNullException>("call", () => tenant.Handle(null!));
    }

    [Fact]
    public void An_unknown_kind_of_code_is_refused()
    {
        var tenant = new SandboxTenant();

        Assert.Throws<ArgumentOutOfRangeException>("kind", () => tenant.IssueCode((SandboxCodeKind)99, "13800000000"));
    }

    [Fact]
    public void A_user_is_what_was_given()
    {
        var tenant = new SandboxTenant();

        SandboxUser user = tenant.AddUser(new SandboxUserOptions
        {
            Mobile = "13800000000",
            UserName = "zhangsan",
            Name = "张三",
            Email = "z@bamboocloud.invalid",
            Disabled = true,
            RequireMfa = true,
        });

        Assert.Equal(("zhangsan", "张三", "z@bamboocloud.invalid"), (user.UserName, user.Name, user.Email));
        Assert.True(user.Disabled && user.RequireMfa && !user.IsBound);
        Assert.Matches("^[0-9a-f]{32}$", user.Id);
        Assert.Same(user, Assert.Single(tenant.Users));
    }

    [Fact]
    public void A_mobile_belongs_to_one_user()
    {
        var tenant = new SandboxTenant();
        tenant.AddUser("13800000000");

        ArgumentException refused = Assert.Throws<ArgumentException>("mobile", () => tenant.AddUser(Named("+86-13800000000", "other")));

        Assert.Contains("Give another mobile", refused.Message, StringComparison.Ordinal);
        Assert.Single(tenant.Users);
    }

    [Fact]
    public void A_user_name_belongs_to_one_user()
    {
        var tenant = new SandboxTenant();
        tenant.AddUser(Named("13800000000", "zhangsan"));

        ArgumentException refused = Assert.Throws<ArgumentException>("userName", () => tenant.AddUser(Named("13900000000", "zhangsan")));

        Assert.Contains("Give another user name", refused.Message, StringComparison.Ordinal);
        Assert.Single(tenant.Users);
    }

    [Fact]
    public void A_blank_user_name_is_refused() =>
        Assert.Throws<ArgumentException>("userName", () => new SandboxTenant().AddUser(Named("13800000000", " ")));

    [Fact]
    public void Users_is_a_snapshot()
    {
        var tenant = new SandboxTenant();
        var before = tenant.Users;

        tenant.AddUser("13800000000");

        Assert.Empty(before);
        Assert.Single(tenant.Users);
    }

    [Fact]
    public void Defaults_are_the_documented_ones()
    {
        SandboxOptions options = new SandboxTenant().Options;

        Assert.Matches("^[A-Za-z0-9]{32}$", options.ClientId);
        Assert.NotEqual(options.ClientId, new SandboxOptions().ClientId);
        Assert.Matches("^[A-Za-z0-9]{32}$", options.ClientSecret);
        Assert.NotEqual(options.ClientSecret, new SandboxOptions().ClientSecret);
        Assert.Equal(1800, options.TenantTokenLifetime.TotalSeconds);
        Assert.Equal((false, false), (options.RotateSessionToken, options.ReuseTenantToken));
        Assert.Equal("eiam-sandbox.invalid", options.Domain);
        Assert.Equal((10, 5, 5), (options.StateTokenLifetime.TotalMinutes, options.CodeLifetime.TotalMinutes, options.IdTokenLifetime.TotalMinutes));
        Assert.Equal(432000, options.SessionLifetime.TotalSeconds);
        Assert.Equal((SandboxIdTokenShape.Flat, SandboxErrorCodeStyle.Prefixed), (options.IdTokenShape, options.ErrorCodeStyle));
        Assert.Equal((false, true), (options.RotateStateToken, options.VendorStatusSpacing));
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        var options = new SandboxOptions();

        Assert.Throws<ArgumentException>("ClientId", () => options.ClientId = "");
        Assert.Throws<ArgumentException>("ClientId", () => options.ClientId = "a\nb");
        Assert.Throws<ArgumentException>("ClientSecret", () => options.ClientSecret = " ");
        Assert.Throws<ArgumentOutOfRangeException>("TenantTokenLifetime", () => options.TenantTokenLifetime = TimeSpan.Zero);
        Assert.Throws<ArgumentException>("Domain", () => options.Domain = null!);
        Assert.Throws<ArgumentException>("ApplicationName", () => options.ApplicationName = " ");
        Assert.Throws<ArgumentOutOfRangeException>("StateTokenLifetime", () => options.StateTokenLifetime = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>("CodeLifetime", () => options.CodeLifetime = TimeSpan.FromSeconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>("SessionLifetime", () => options.SessionLifetime = TimeSpan.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>("IdTokenLifetime", () => options.IdTokenLifetime = TimeSpan.FromMilliseconds(999));
    }

    [Fact]
    public void The_clock_moves_forward_only()
    {
        var clock = new SandboxClock();
        DateTimeOffset start = clock.GetUtcNow();

        clock.Advance(TimeSpan.FromDays(1));
        clock.Advance(TimeSpan.Zero);

        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        Assert.Throws<ArgumentOutOfRangeException>("by", () => clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("by", () => clock.Advance(TimeSpan.MaxValue));
    }

    [Fact]
    public void The_clock_starts_at_real_time()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;

        DateTimeOffset now = new SandboxClock().GetUtcNow();

        Assert.InRange(now, before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public void Users_can_be_added_from_many_threads()
    {
        var tenant = new SandboxTenant();

        System.Threading.Tasks.Parallel.For(0, 500, i => tenant.AddUser($"138{i:D8}"));

        Assert.Equal(500, tenant.Users.Select(user => user.Id).Distinct().Count());
    }

    private static SandboxUserOptions Named(string mobile, string userName) => new() { Mobile = mobile, UserName = userName };
}
