using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

public class PipelineTests
{
    // Three users, and for each a state token and a phone code as plain text, as a file would hold them.
    private const string ThreeFlows = """
        Connect-Eiam -Sandbox
        $rows = foreach ($i in 1..3) {
            $mobile = "1380000000$i"
            $null = New-EiamSandboxUser $mobile -UserName "user$i"
            $state = New-EiamSandboxCode MiniProgramLogin $mobile | Invoke-EiamWeChatMiniProgramLogin | Get-EiamToken StateToken -AsPlainText
            $null = New-EiamSandboxCode WeChatPhone $mobile
            [pscustomobject]@{ Id = $i; StateToken = $state; WeChatCode = [Net.NetworkCredential]::new('', (New-EiamSandboxCode WeChatPhone $mobile).WeChatCode).Password }
        }

        """;

    [Fact]
    public void Records_with_StateToken_and_WeChatCode_bind_in_order()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(ThreeFlows + "$rows | Invoke-EiamWeChatMobileBind").Clean();
        Assert.Equal(["Success", "Success", "Success"], result.Output.Select(o => o.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void An_array_of_login_results_binds_with_calculated_codes()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $mobiles = '13800000001', '13800000002'
            $null = $mobiles | New-EiamSandboxUser
            $logins = @($mobiles | New-EiamSandboxCode MiniProgramLogin | Invoke-EiamWeChatMiniProgramLogin)
            $codes = @($mobiles | New-EiamSandboxCode WeChatPhone)
            0..1 | ForEach-Object { $logins[$_] | Invoke-EiamWeChatMobileBind -WeChatCode $codes[$_].WeChatCode }
            """).Clean();
        Assert.Equal(["Success", "Success"], result.Output.Select(o => o.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void An_array_of_codes_logs_in_one_after_another()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $codes = @('13800000001', '13800000002' | New-EiamSandboxCode MiniProgramLogin | ForEach-Object { [Net.NetworkCredential]::new('', $_.Code).Password })
            $codes | Invoke-EiamWeChatMiniProgramLogin
            """).Clean();
        Assert.Equal(["UserRegister", "UserRegister"], result.Output.Select(o => o.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void A_record_that_fails_does_not_stop_the_others_and_its_error_points_at_it_without_its_secrets()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(ThreeFlows + "$rows[1].StateToken = 'canary-token'; $rows | Invoke-EiamWeChatMobileBind");
        Assert.Equal(2, result.Output.Count);
        PSObject target = Assert.IsType<PSObject>(PSObject.AsPSObject(Assert.Single(result.Errors).TargetObject));
        Assert.Equal(2, target.Properties["Id"].Value);
        Assert.Equal("***", target.Properties["StateToken"].Value);
        Assert.Equal("***", target.Properties["WeChatCode"].Value);
    }

    [Fact]
    public void An_error_keeps_the_tables_and_lists_of_its_record_without_their_secrets()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            $keys = [Collections.Generic.Dictionary[object,object]]::new()
            $keys.Add('Id', 1); $keys.Add('ID', 2); $keys.Add('', 3); $keys.Add(7, 'seven'); $keys.Add('state_token', 'canary-token')
            Connect-Eiam -Sandbox
            [pscustomobject]@{ StateToken = 'canary-token'; WeChatCode = 'canary-code'; Row = @{ Name = 'first'; Text = 'has canary-code' }; Keys = $keys; List = @(5, @{ code = 'x' }) } |
                Invoke-EiamWeChatMobileBind
            """);
        PSObject target = PSObject.AsPSObject(Assert.Single(result.Errors).TargetObject);
        IDictionary row = Assert.IsAssignableFrom<IDictionary>(target.Properties["Row"].Value);
        Assert.Equal(["first", "has ***"], [row["name"], row["text"]]);
        IDictionary keys = Assert.IsAssignableFrom<IDictionary>(target.Properties["Keys"].Value);
        Assert.Equal([1, 2, 3, "seven", "***"], [keys["Id"], keys["ID"], keys[string.Empty], keys[(object)7], keys["state_token"]]);
        IList list = Assert.IsAssignableFrom<IList>(target.Properties["List"].Value);
        Assert.Equal(5, list[0]);
        Assert.Equal("***", Assert.IsAssignableFrom<IDictionary>(list[1])["code"]);
    }

    [Fact]
    public void A_property_that_cannot_be_read_does_not_hide_the_error_of_its_record()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            $row = [pscustomobject]@{ Id = 4; StateToken = 'canary-token'; WeChatCode = 'canary-code' }
            $row.PSObject.Properties.Add([psscriptproperty]::new('Broken', { throw 'no value' }))
            $row | Invoke-EiamWeChatMobileBind
            """);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("IDAAS.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        PSObject target = PSObject.AsPSObject(error.TargetObject);
        Assert.Equal(4, target.Properties["Id"].Value);
        Assert.Null(target.Properties["Broken"].Value);
    }

    [Fact]
    public void What_is_nested_too_deep_to_be_looked_at_is_not_in_the_error()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            $deep = @{ code = 'canary-code' }
            foreach ($i in 1..12) { $deep = @{ Inner = $deep } }
            Connect-Eiam -Sandbox
            [pscustomobject]@{ Id = 5; Deep = $deep } | Invoke-EiamWeChatMobileBind -StateToken canary-token
            """);
        object? level = PSObject.AsPSObject(Assert.Single(result.Errors).TargetObject).Properties["Deep"].Value;
        int levels = 0;
        while (level is IDictionary { Count: > 0 } table)
        {
            levels++;
            level = table["Inner"];
        }

        Assert.InRange(levels, 5, 10);
        Assert.Equal("System.Collections.Hashtable", level);
    }

    [Fact]
    public void A_record_without_a_code_is_an_error_that_names_the_parameter()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(ThreeFlows + "$rows[0], [pscustomobject]@{ Id = 9; StateToken = 'x' }, $rows[1] | Invoke-EiamWeChatMobileBind; (Get-EiamSandboxRequest *mobile-bind).Count");

        // The code of the record before it is not taken in its place.
        Assert.Equal([true, true, false], result.Output.Select(o => o.Properties["Status"] is not null));
        Assert.Equal("2", result.Output[2].ToString());
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("EiamInvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("-WeChatCode is missing or empty. The record has Id, StateToken.", error.ToString());
        Assert.Equal(9, PSObject.AsPSObject(error.TargetObject).Properties["Id"].Value);
        Assert.Equal("***", PSObject.AsPSObject(error.TargetObject).Properties["StateToken"].Value);
    }

    [Fact]
    public void A_record_whose_code_is_no_text_is_an_error_that_names_the_parameter()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(ThreeFlows + "$rows[1].WeChatCode = 1, 2; $rows | Invoke-EiamWeChatMobileBind");
        Assert.Equal(2, result.Output.Count);
        Assert.Equal("-WeChatCode is an Object[]; give a string, a SecureString, a number, or an object of this module that contains it.", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void A_login_that_already_succeeded_has_nothing_to_bind_and_the_error_says_so()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(ThreeFlows + "$rows[0] | Invoke-EiamWeChatMobileBind | Invoke-EiamWeChatMobileBind -WeChatCode x");
        Assert.StartsWith("EiamInvalidArgument,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("-StateToken is missing: this login ended in Success, and nothing is left to do for it: use its result.", result.Errors[0].ToString());
    }

    [Fact]
    public void An_early_end_of_the_pipeline_is_clean_and_the_session_goes_on()
    {
        using PowerShellEngine engine = new();

        // Select-Object -First is in a module that the bare engine has not; a break out of the pipeline ends it in the same way.
        RunResult result = engine.Run(ThreeFlows + """
            foreach ($once in 1) { $rows | Invoke-EiamWeChatMobileBind | ForEach-Object { $_; break } }
            $rows[1] | Invoke-EiamWeChatMobileBind
            (Get-EiamSandboxRequest *mobile-bind).Count
            """).Clean();
        Assert.Equal(["Success", "Success", "2"], result.Output.Select(o => (o.Properties["Status"]?.Value ?? o.BaseObject).ToString()));
    }

    [Theory]
    [InlineData("True", "wechat-mobile-register-bind")]
    [InlineData("1", "wechat-mobile-register-bind")]
    [InlineData("False", "wechat-mobile-bind")]
    [InlineData("", "wechat-mobile-bind")]
    public void A_switch_in_a_file_counts(string register, string path)
    {
        using PowerShellEngine engine = new();
        PSObject sent = engine.Run(
            "Connect-Eiam -Sandbox; [pscustomobject]@{ StateToken = 'x'; WeChatCode = 'y'; Register = $args[0] } | Invoke-EiamWeChatMobileBind -ErrorAction Ignore; (Get-EiamSandboxRequest).Path",
            register).Single;
        Assert.Equal("/api/v2/sdk/social/" + path, sent.BaseObject);
    }

    [Fact]
    public void A_switch_in_a_file_that_is_none_sends_nothing()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            "Connect-Eiam -Sandbox; [pscustomobject]@{ StateToken = 'x'; WeChatCode = 'y'; Register = 'maybe' } | Invoke-EiamWeChatMobileBind; @(Get-EiamSandboxRequest).Count");
        Assert.Equal(0, result.Output.Single().BaseObject);
        Assert.Contains("Register", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            Connect-Eiam -Sandbox
            Invoke-EiamWeChatMiniProgramLogin -Code x -WhatIf
            Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode y -WhatIf
            New-EiamSandboxUser 13800000000 -WhatIf
            New-EiamSandboxCode WeChatPhone 13800000000 -WhatIf
            @(Get-EiamSandboxRequest).Count
            (Get-EiamSession).Sandbox.ToString()
            """).Clean();
        Assert.Equal(0, result.Output[0].BaseObject);
        Assert.Contains("0 users", result.Output[1].ToString());
    }
}
