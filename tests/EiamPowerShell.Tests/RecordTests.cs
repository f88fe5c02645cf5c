using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>
/// Records of anybody's making: every carrier of a record, and where it can show. Errors and results point at the record by its own Id, none of its
/// secrets is seen, and a token goes only to its tenant.
/// </summary>
public class RecordTests
{
    private const string Other = "canary-other-0123456789";
    private const string State = "canary-state-0123456789";
    private const string Code = "canary-code-0123456789";

    private const string Ours = "Invoke-EiamWeChatMobileBind";

    // A sandbox, and what a record that binds and one that does not are made of.
    private const string Setup = """
        function plain($secure) { [Net.NetworkCredential]::new('', $secure).Password }
        function state($mobile) { New-EiamSandboxCode MiniProgramLogin $mobile | Invoke-EiamWeChatMiniProgramLogin | Get-EiamToken StateToken -AsPlainText }
        function code($mobile) { plain (New-EiamSandboxCode WeChatPhone $mobile).WeChatCode }
        function with($object, $properties) { $object = [psobject]$object; foreach ($name in $properties.Keys) { $object.PSObject.Properties.Add([psnoteproperty]::new($name, $properties[$name])) }; , $object }
        function cell($row, $name) { if ($row -is [Collections.IDictionary]) { $row[$name] } else { $row.$name } }
        class Row { $Id; $StateToken; $WeChatCode; $A; $B; $Note; hidden $Hidden; $Inner }
        class ApiRow { $Id; $state_token; $wechat_code; $Note; hidden $Hidden; $Inner }
        Connect-Eiam -Sandbox
        $null = New-EiamSandboxUser 13800000001 -UserName zhangsan

        """;

    // How a record is made of an Id, a state token and a code; $a and $b are what their columns are called.
    private static readonly (string Name, string Make)[] Carriers =
    [
        ("PSCustomObject", "[pscustomobject]@{ Id = $id; $a = $s; $b = $c; Note = \"has $c and $s\" }"),
        ("hashtable", "@{ Id = $id; $a = $s; $b = $c; Note = \"has $c and $s\"; $c = 'a name' }"),
        ("ordered dictionary", "[ordered]@{ Id = $id; $a = $s; $b = $c; Note = \"has $c and $s\" }"),
        ("dictionary", "$d = [Collections.Generic.Dictionary[object,object]]::new(); $d['Id'] = $id; $d[$a] = $s; $d[$b] = $c; $d[(with 'key' @{ X = $c })] = 1; $d[[Row]@{ A = $s }] = 2; $d"),
        ("class instance", "$r = if ($a -eq 'state_token') { [ApiRow]::new() } else { [Row]::new() }; $r.Id = $id; $r.$a = $s; $r.$b = $c; $r.Note = \"has $c and $s\"; $r.Hidden = $other; $r.Inner = @{ X = $other }; $r"),
        (".NET object with properties added", "with ([Net.NetworkCredential]::new('user', $other)) @{ Id = $id; $a = $s; $b = $c }"),
        ("DataRow", "$t = [Data.DataTable]::new(); foreach ($n in 'Id', $a, $b) { $null = $t.Columns.Add($n) }; $null = $t.Rows.Add('x', $other, $other); , $t.Rows.Add($id, $s, $c)"),
        ("DataRowView", "$t = [Data.DataTable]::new(); foreach ($n in 'Id', $a, $b) { $null = $t.Columns.Add($n) }; $null = $t.Rows.Add('x', $other, $other); $null = $t.Rows.Add($id, $s, $c); , $t.DefaultView[1]"),
        ("XmlElement", "$x = [xml]\"<rows><row><Secret>$other</Secret></row><row><Id>$id</Id><$a>$s</$a><$b>$c</$b><More><Pin>$other</Pin></More></row></rows>\"; , $x.rows.row[1]"),
        ("SecureString in a record", "[pscustomobject]@{ Id = $id; $a = [Net.NetworkCredential]::new('', $s).SecurePassword; $b = [Net.NetworkCredential]::new('', $c).SecurePassword; Note = \"has $c and $s\"; Link = [uri]\"https://x.example.com/?q=$c\" }"),
        ("deserialised record", "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject]@{ Id = $id; $a = $s; $b = $c; Note = \"has $c and $s\" }))"),
    ];

    private static readonly (string Name, string Call)[] Ways =
    [
        ("by pipe", "& { , $good; , $bad } | " + Ours),
        ("by name", $"foreach ($r in 0, 1) {{ try {{ {Ours} -InputObject @($good, $bad)[$r] }} catch {{ $PSCmdlet.WriteError($_) }} }}"),
    ];

    public static TheoryData<string, string, string, string, string> Everywhere()
    {
        TheoryData<string, string, string, string, string> all = [];
        foreach ((string carrier, string make) in Carriers)
        {
            foreach ((string way, string call) in Ways)
            {
                all.Add($"{carrier}, {way}", make, "StateToken", "WeChatCode", call);
                all.Add($"{carrier}, {way}, as the API calls them", make, "state_token", "wechat_code", call);
            }

            all.Add($"{carrier}, names of its own", make, "A", "B", Ways[0].Call + " -StateToken { cell $_ A } -WeChatCode { cell $_ B }");
        }

        all.Add("array", "@($id, $s, $c)", "", "", Ways[0].Call + " -StateToken { $_[1] } -WeChatCode { $_[2] }");
        all.Add("record in a record", "[pscustomobject]@{ Id = $id; In = [pscustomobject]@{ X = $s; More = @{ Y = $c }; All = @($c, @{ Z = $s }) } }", "", "", Ways[0].Call + " -StateToken { $_.In.X } -WeChatCode { $_.In.More.Y }");
        all.Add("arguments of another object", "[pscustomobject]@{ Id = $id; In = @{ X = $s; Y = $c } }", "", "", $"$good, $bad | ForEach-Object {{ $_ | {Ours} -StateToken $_.In.X -WeChatCode $_.In.Y }}");
        return all;
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void An_error_and_a_result_name_their_row_by_its_Id_and_show_no_secret_of(string what, string make, string stateName, string codeName, string call)
    {
        Assert.NotEmpty(what);
        using PowerShellEngine engine = new();
        RunResult made = engine.Run(
            Setup + "$a, $b, $s, $c, $other = $args; $good = & { param($id, $s, $c) " + make + " } 'row-1' ($s1 = state 13800000001) ($c1 = code 13800000001); $bad = & { param($id) " + make + " } 'row-2'; $s1; $c1",
            stateName,
            codeName,
            State,
            Code,
            Other).Clean();
        List<string> secrets = [.. made.Output.Select(o => (string)o.BaseObject), State, Code, Other];
        engine.Host.Clear();
        RunResult result = engine.Run("$Error.Clear(); & { [CmdletBinding()] param() " + call + " }");
        Assert.Null(result.Terminating);
        object? about = Assert.Single(result.Output).Properties["InputObject"].Value;
        object target = Assert.Single(result.Errors).TargetObject;
        Assert.Equal("Success", result.Output[0].Properties["Status"].Value.ToString());
        Assert.StartsWith("IDAAS.SDK.COMMON.1007,", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["row-1", "row-2"], new[] { IdOf(about), IdOf(target) });
        string seen = Seen.Everything(engine, result) + Seen.Whole(about) + Seen.Whole(target)
            + string.Concat(engine.Run("$args | ForEach-Object { [Management.Automation.PSSerializer]::Serialize($_, 9); $_ | Out-Default }", about, target).Clean().Output) + engine.Host.Screen;
        Seen.HasNone(seen, secrets);
    }

    // Rows with an Id and two secrets, and one thing more.
    public static TheoryData<string, string> Hostile() => new()
    {
        { "a table that contains itself seven times", "$row = @{ Id = 'row-5'; StateToken = $s; WeChatCode = $c }; foreach ($i in 1..7) { $row[\"Z$i\"] = $row }; $row" },
        { "an object that contains itself", "$row = [pscustomobject]@{ Id = 'row-5'; StateToken = $s; WeChatCode = $c; Self = 0 }; $row.Self = @($row, $row, $row, $row, $row, $row, $row); $row" },
        { "an Id behind a list of a hundred thousand", "[pscustomobject]@{ Many = 1..100000; Id = 'row-5'; StateToken = $s; WeChatCode = $c }" },
        { "a picture", "[pscustomobject]@{ Photo = [byte[]]::new(4MB); Text = $c.ToCharArray(); Id = 'row-5'; StateToken = $s; WeChatCode = $c }" },
        { "a hundred thousand columns", "$row = @{}; foreach ($i in 1..3000) { $row[\"c$i\"] = $i }; $row.Id = 'row-5'; $row.StateToken = $s; $row.WeChatCode = $c; $row" },
        { "tables nested five thousand deep", "$in = @{ code = $c }; foreach ($i in 1..5000) { $in = @{ In = $in } }; @{ Id = 'row-5'; StateToken = $s; WeChatCode = $c; Deep = $in }" },
        { "a sequence without an end", "@{ Id = 'row-5'; StateToken = $s; WeChatCode = $c; Endless = [Endless]::new() }" },
        { "properties that throw, break and fail to compute", "script @{ Id = 'row-5'; StateToken = $s; WeChatCode = $c } { throw 'no value' } { break } { [int]'x' }" },
        { "a property that computes the secret", "script @{ Id = 'row-5'; StateToken = $s; WeChatCode = $c } { \"<$($this.WeChatCode)>\" } { $this } { , @($this.StateToken) }" },
        { "a text that cannot be made of it", "[NoText]@{ Id = 'row-5'; StateToken = $s; WeChatCode = $c }" },
        { "a key that no text can be made of", "@{ Id = 'row-5'; StateToken = $s; WeChatCode = $c; [NoText]@{ Id = $c } = 1 }" },
        { "keys that are equal as text", "$row = [hashtable]::new([ByReference]::new()); $row.Add('Id', $c); $row.Add('id', 6); $row.Add([string]::new('Id'.ToCharArray()), 'row-5'); $row.Add('StateToken', $s); $row.Add('WeChatCode', $c); $row" },
        { "columns with names that PowerShell keeps", "$t = [Data.DataTable]::new(); foreach ($n in 'Id', 'StateToken', 'WeChatCode', 'PSObject', 'psbase', 'Table', '_PSObject') { $null = $t.Columns.Add($n) }; , $t.Rows.Add('row-5', $s, $c, $s, $c, $s, $c)" },
        { "names that a terminal obeys", "@{ Id = 'row-5'; StateToken = $s; WeChatCode = $c; \"a`e[31m`u{202e}b\" = 1; \"`n\" = 2; '' = 3 }" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Its_Id_is_in_the_error_and_the_next_row_is_sent_of_a_record_with(string what, string make)
    {
        Assert.NotEmpty(what);
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + """
            class Endless : Collections.IEnumerable, Collections.IEnumerator { [object] get_Current() { return 1 } [bool] MoveNext() { return $true } [void] Reset() {} [Collections.IEnumerator] GetEnumerator() { return $this } }
            class NoText { $Id; $StateToken; $WeChatCode; [string] ToString() { throw $this.Id } }
            class ByReference : Collections.IEqualityComparer { [bool] Equals($x, $y) { return [object]::ReferenceEquals($x, $y) } [int] GetHashCode([object] $x) { return 1 } }
            function script($properties) { $row = [pscustomobject]$properties; foreach ($code in $args) { $row.PSObject.Properties.Add([psscriptproperty]::new("S$($args.IndexOf($code))", $code)) }; $row }
            $s, $c = $args

            """ + "$row = & { " + make + " }; & { , $row; [pscustomobject]@{ Id = 'next'; StateToken = $s; WeChatCode = $c } } | " + Ours + "; @(Get-EiamSandboxRequest *bind).Count",
            State,
            Code);
        Assert.Null(result.Terminating);
        Assert.Equal(2, Assert.Single(result.Output).BaseObject);
        Assert.All(result.Errors, e => Assert.StartsWith("IDAAS.SDK.COMMON.1007,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["row-5", "next"], result.Errors.Select(e => IdOf(e.TargetObject)));
        Seen.HasNone(Seen.Everything(engine, result) + Seen.Whole(result.Errors[0].TargetObject), [State, Code]);
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_an_error_in_its_turn_without_its_own_message()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + """
            class Unreadable : hashtable { [Collections.IDictionaryEnumerator] GetEnumerator() { throw 'canary-enumerator' } }
            & { , [Unreadable]::new(); [pscustomobject]@{ Id = 'next'; StateToken = 'x' } } | Invoke-EiamWeChatMobileBind
            """);
        Assert.Equal(["The record, a Unreadable, cannot be read.", "-WeChatCode is missing or empty. The record has Id, StateToken."], result.Errors.Select(e => e.ToString()));
        Assert.Equal(["Unreadable", "next"], result.Errors.Select(e => e.TargetObject as string ?? IdOf(e.TargetObject)));
        Assert.DoesNotContain("canary-enumerator", result.Errors[0].Exception.ToString(), StringComparison.Ordinal);
    }

    // What was bound and is no secret is known all the same; a secret without a name is one where none was bound.
    [Theory]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; A = @($s, $c); B = $c } | Invoke-EiamWeChatMobileBind -StateToken { , $_.A } -WeChatCode { $_.B }", "-StateToken is a", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; A = @{ X = $s }; B = $c } | Invoke-EiamWeChatMobileBind -StateToken { $_.A } -WeChatCode { $_.B }", "-StateToken is a Hashtable", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; A = [Row]@{ A = $s; B = $c }; B = 'x' } | Invoke-EiamWeChatMobileBind -StateToken { $_.A } -WeChatCode { $_.B }", "-StateToken is a Row", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; StateToken = @($s, $c); Note = \"has $s\"; WeChatCode = $c } | Invoke-EiamWeChatMobileBind", "-StateToken is a", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; A = $s; B = $null } | Invoke-EiamWeChatMobileBind -StateToken { $_.A } -WeChatCode { $_.B }", "-WeChatCode is missing or empty. The record has Id, A, B.", "row-5")]
    [InlineData("$c | Invoke-EiamWeChatMobileBind -StateToken $s", "-WeChatCode is missing or empty.", null)]
    [InlineData("Invoke-EiamWeChatMobileBind -InputObject @('row-5', $s, $c)", "-StateToken is missing or empty.", null)]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; $s = $c; $c = $s; '12345678' = $s; \"$c`u{202e}\" = 1 } | Invoke-EiamWeChatMobileBind", "-StateToken is missing or empty. The record has Id, ***", "row-5")]
    [InlineData("@{ $s = $c } | Invoke-EiamWeChatMobileBind", "-StateToken is missing or empty. The record has ***.", null)]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; \"Stat`e[31m`u{202e}Token\" = 1 } | Invoke-EiamWeChatMobileBind", "-StateToken is missing or empty. The record has Id, Stat [31m Token.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; StateToken = $c + 'x' * 65537; WeChatCode = $s } | Invoke-EiamWeChatMobileBind", "-StateToken has 65559 characters; at most 65536 can be sent.", "row-5")]
    [InlineData("@{ Id = 'row-5'; A = $c + 'x' * 65537; B = $s } | Invoke-EiamWeChatMobileBind -StateToken { $_.A } -WeChatCode { $_.B }", "-StateToken has 65559 characters; at most 65536 can be sent.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; StateToken = 'System.Security.SecureString'; WeChatCode = $s } | Invoke-EiamWeChatMobileBind", "-StateToken is the text 'System.Security.SecureString': that is what Export-Csv", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; UserName = 'a', 'zhangsan' } | Get-EiamUser", "-UserName is an Object[]; give one text.", "row-5")]
    [InlineData("@{ Id = 'row-5'; UserName = 'a', 'zhangsan' } | Get-EiamUser", "-UserName is an Object[]; give one text.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; UserName = @{ X = 1 } } | Get-EiamUser", "-UserName is a Hashtable; give one text.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; UserName = [Net.NetworkCredential]::new('', $s).SecurePassword } | Get-EiamUser", "-UserName is a SecureString; give one text.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; Register = 1.5; StateToken = $s; WeChatCode = $c } | Invoke-EiamWeChatMobileBind", "-Register is a Double; give True, False, 1, 0 or nothing.", "row-5")]
    [InlineData("[pscustomobject]@{ Id = 'row-5'; Register = $s; StateToken = $s; WeChatCode = $c } | Invoke-EiamWeChatMobileBind", "-Register is a text; give True, False, 1, 0 or nothing.", "row-5")]
    public void A_record_that_cannot_be_sent_is_EiamInvalidArgument_without_its_secrets_and_nothing_is_sent(string call, string message, string? id)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$s, $c = $args; " + call, State, Code);
        Assert.Empty(result.Output);
        Assert.StartsWith("EiamInvalidArgument,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(message, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(id, IdOf(result.Error.TargetObject));
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
        Seen.HasNone(Seen.Everything(engine, result) + Seen.Whole(result.Error.TargetObject), [State, Code]);
    }

    [Theory]
    [InlineData("throw 'canary-keys'", "The record, a Keys, cannot be read.")]
    [InlineData("return [Forever]::new()", "-UserName is missing, and so is every other field")]
    public void A_table_whose_keys_throw_or_never_end_is_an_error_in_its_turn_of_a_cmdlet_that_creates(string keys, string message)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("""
            class Forever : Collections.ArrayList { [Collections.IEnumerator] GetEnumerator() { return [Numbers]::new() } }
            class Numbers : Collections.IEnumerator { [object] get_Current() { return 1 } [bool] MoveNext() { return $true } [void] Reset() {} }
            class Keys : hashtable { [Collections.ICollection] get_Keys() { KEYS } }
            Connect-Eiam -Sandbox
            (& { , [Keys]::new(); @{ UserName = 'next'; Name = 'n' } } | New-EiamUser).UserName
            """.Replace("KEYS", keys, StringComparison.Ordinal));
        Assert.StartsWith(message, result.Errors.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal("next", result.Output.Single().ToString());
    }

    [Fact]
    public void A_table_without_an_end_is_read_by_its_keys_and_the_next_row_is_sent()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + """
            $row = $args[2]
            & { , $row; @{ StateToken = 'next'; WeChatCode = 'next' } } |

            """ + Ours + "; @(Get-EiamSandboxRequest *bind).Count",
            State,
            Code,
            new EndlessTable { ["StateToken"] = State, ["WeChatCode"] = Code });
        Assert.Equal(2, result.Output.Single().BaseObject);
        Assert.All(result.Errors, e => Assert.StartsWith("IDAAS.SDK.COMMON.1007,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Seen.HasNone(Seen.Everything(engine, result), [State, Code]);
    }

    // Each ends in an error in its turn, with nothing of the record's own text, and the next row is sent.
    [Theory]
    [InlineData("$o = [pscustomobject]@{}; $o.PSObject.Properties.Add([psscriptproperty]::new('StateToken', { throw 'canary-own-text' })); [pscustomobject]@{ StateToken = $o; WeChatCode = 'x' }")]
    public void A_record_that_throws_ends_in_an_error_in_its_turn_without_its_own_text(string make)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + "$bad = & { " + make + " }; & { , $bad; @{ StateToken = 'next'; WeChatCode = 'next' } } | " + Ours + "; @(Get-EiamSandboxRequest *bind).Count");
        Assert.Null(result.Terminating);
        Assert.Equal(1, result.Output.Single().BaseObject);
        Assert.Equal(2, result.Errors.Length);
        Assert.StartsWith("EiamInvalidArgument,", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-own-text", result.Errors[0].Exception + Seen.Whole(result.Errors[0].TargetObject), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_different_kinds_are_all_sent()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + "& { @{ StateToken = 't1'; WeChatCode = 'c1' }; [pscustomobject]@{ StateToken = 't2'; WeChatCode = 'c2' }; @{ StateToken = 't3'; WeChatCode = 'c3' }; [pscustomobject]@{ state_token = 't4'; wechat_code = 'c4' }; @{ StateToken = 't5' }; @{ StateToken = 't6'; WeChatCode = 'c6' } } | " + Ours + "; (Get-EiamSandboxRequest *bind -AsPlainText).Body");
        Assert.Equal(["c1", "c2", "c3", "c4", "c6"], result.Output.Select(o => System.Text.Json.JsonDocument.Parse((string)o.BaseObject).RootElement.GetProperty("wechat_code").GetString()!));
        Assert.StartsWith("EiamInvalidArgument,", result.Errors[4].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$t = @{ a = 1 }; foreach ($i in 1..14) { $t = @{ a = $t; b = $t; c = $t; d = $t; e = $t } }; $t")]
    [InlineData("@{ a = [Many]::new() }")]
    [InlineData("@{ a = 1..5000 }")]
    [InlineData("@{ a = @{ [Nameless]::new() = 1 } }")]
    public void An_extension_without_bound_is_refused_and_nothing_is_sent(string make)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + """
            class Many : Collections.ArrayList { [int] get_Count() { return [int]::MaxValue } [Collections.IEnumerator] GetEnumerator() { return [Forever]::new() } }
            class Forever : Collections.IEnumerator { [object] get_Current() { return 1 } [bool] MoveNext() { return $true } [void] Reset() {} }
            class Nameless { [string] ToString() { throw 'canary-own-text' } }
            $extension = & {
            """ + make + " }; Update-EiamProfile -IdToken x -Extension $extension");
        ErrorRecord error = result.Terminating is IContainsErrorRecord carrier ? carrier.ErrorRecord : result.Errors.Single();
        Assert.StartsWith("-Extension ", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary-own-text", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(engine.Run("Get-EiamSandboxRequest").Clean().Output);
    }

    [Fact]
    public void A_key_that_is_a_number_and_the_secret_is_masked_and_a_long_text_is_cut()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "$row = @{ Id = 'row-5'; StateToken = 'wrong'; WeChatCode = '654321'; [int]654321 = 'x'; Note = 'n' * 20MB }; foreach ($i in 1..60) { $row[\"token$i\"] = \"token-value-$i\" }; $row | " + Ours);
        string target = Seen.Whole(Assert.Single(result.Errors).TargetObject);
        Assert.DoesNotContain("654321", target, StringComparison.Ordinal);
        Assert.InRange(target.Length, 1000, 20_000);
    }

    [Theory]
    [InlineData("StateToken = 'x' * 65537")]
    [InlineData("StateToken = 'System.Security.SecureString'")]
    [InlineData("StateToken = , 'x'")]
    [InlineData("Register = 'maybe'")]
    public void A_value_that_cannot_be_sent_is_an_error_in_its_turn(string value)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(
            Setup + "$rows = foreach ($i in 1..5) { [pscustomobject]@{ Id = $i; StateToken = 'wrong'; WeChatCode = 'wrong'; Register = '' } }; $rows[2]." + value + """
            ; $rows | Invoke-EiamWeChatMobileBind -ThrottleLimit 4 2>&1 | ForEach-Object { "$($_.TargetObject.Id) $($_.FullyQualifiedErrorId.Split(',')[0])" }
            """).Clean();
        Assert.Equal(Enumerable.Range(1, 5).Select(i => $"{i} {(i == 3 ? "EiamInvalidArgument" : "IDAAS.SDK.COMMON.1007")}"), result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ UserName = 'a', 'zhangsan' } | Get-EiamUser -UserName { $_.UserName[1] }")]
    [InlineData("[pscustomobject]@{ AccountName = 'zhangsan'; Account_Name = 'a', 'b' } | Get-EiamUser")]
    [InlineData("@{ account_name = 'zhangsan' } | Get-EiamUser")]
    [InlineData("Get-EiamUser -InputObject ([pscustomobject]@{ USERNAME = 'zhangsan' })")]
    public void A_user_is_found_by_the_text_that_is_meant(string call)
    {
        using PowerShellEngine engine = new();
        Assert.Equal("zhangsan", engine.Run(Setup + "[Threading.Thread]::CurrentThread.CurrentCulture = 'tr-TR'; " + call).Single.Properties["UserName"].Value);
    }

    [Fact]
    public void Rows_of_different_columns_are_known_by_their_own()
    {
        using PowerShellEngine engine = new();
        PSObject[] targets = [.. engine.Run(Setup + """
            $rows = [pscustomobject]@{ StateToken = 'abcdefgh'; WeChatCode = 'c1'; Id = 1 },
                [pscustomobject]@{ StateToken = 'abcdefgh'; WeChatCode = 'c2'; Id = 2; Note = 'more' },
                [pscustomobject]@{ WeChatCode = 'c3'; StateToken = 'abcdefgh'; Other = 'less' }
            $rows |
            """ + Ours).Errors.Select(e => PSObject.AsPSObject(e.TargetObject))];
        Assert.Equal(
            ["StateToken=***|WeChatCode=***|Id=1", "StateToken=***|WeChatCode=***|Id=2|Note=more", "WeChatCode=***|StateToken=***|Other=less"],
            targets.Select(t => string.Join('|', t.Properties.Select(p => p.Name + "=" + p.Value))));
    }

    [Theory]
    [InlineData("Register = [DBNull]::Value", "SUCCESS")]
    [InlineData("Register = 1", "SUCCESS")]
    [InlineData("Register = [byte]0; RequireMfa = 0", "SUCCESS")]
    [InlineData("Register = 1.5", "-Register is a Double; give True, False, 1, 0 or nothing.")]
    public void A_switch_of_a_record_takes_what_a_database_has(string column, string said)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run($$"""
            Connect-Eiam -Sandbox
            $null = New-EiamSandboxUser 13800000000
            $login = New-EiamSandboxCode MiniProgramLogin 13800000000 | Invoke-EiamWeChatMiniProgramLogin
            [pscustomobject]@{ StateToken = $login.StateToken; WeChatCode = (New-EiamSandboxCode WeChatPhone 13800000000).WeChatCode; {{column}} } | Invoke-EiamWeChatMobileBind
            """);
        Assert.StartsWith(said, result.Errors.Length > 0 ? result.Error.ToString() : ((string)result.Single.Properties["StatusText"].Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'1.5'")]
    [InlineData("1.5")]
    [InlineData("'0x10'")]
    [InlineData("'1kb'")]
    public void A_number_of_a_record_is_not_rounded(string value)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run("Connect-Eiam -Sandbox; [pscustomobject]@{ Code = 'x'; Name = 'n'; Sequence = " + value + " } | New-EiamOrganization");
        Assert.Matches("^-Sequence is .*which is no whole number", result.Error.ToString());
    }

    [Fact]
    public void A_row_that_is_used_again_shows_what_it_had_and_no_later_secret()
    {
        using PowerShellEngine engine = new();
        PSObject[] targets = [.. engine.Run(Setup + """
            $first = [pscustomobject]@{ StateToken = 'abcdefgh'; WeChatCode = 'firstcode'; NOTE = 'one' }
            $again = [pscustomobject]@{ StateToken = 'abcdefgh'; WeChatCode = ''; Note = ''; Inner = @{ Text = '' }; Extra = '' }
            & { $first; foreach ($code in 'secondcode', 'thirdcode') { $again.WeChatCode = $code; $again.Note = "is $code"; $again.Inner.Text = "is $code"; $again.Extra = "is $code"; $again } } |
            """ + Ours).Errors.Select(e => PSObject.AsPSObject(e.TargetObject))];
        Assert.Equal(["one", "is ***", "is ***"], targets.Select(t => t.Properties["Note"].Value));
        Assert.All(targets.Skip(1), t => Assert.Equal("is ***", t.Properties["Extra"].Value));
        Assert.All(targets.Skip(1), t => Assert.Equal("is ***", ((IDictionary)t.Properties["Inner"].Value)["Text"]));
    }

    [Fact]
    public void A_row_without_columns_is_one()
    {
        using PowerShellEngine engine = new();
        Assert.Equal("EiamInvalidArgument", engine.Run(Setup + "[pscustomobject]@{} | " + Ours).Error.FullyQualifiedErrorId.Split(',')[0]);
    }

    // Fields by name always; values from four characters on.
    [Theory]
    [InlineData("StateToken = 'abcd'; WeChatCode = '7'; Id = 7; Note = 'abcd 7'", "***|***|7|*** 7")]
    [InlineData("StateToken = 'abc'; WeChatCode = 'st'; Id = 'st'; Note = 'abc st'", "***|***|st|abc st")]
    [InlineData("StateToken = '1234'; WeChatCode = 7; Id = 1234; Note = 'st7te'", "***|***|***|st7te")]
    [InlineData("StateToken = 123456; WeChatCode = 7; Id = 1234567; Note = 'no. 123456.'", "***|***|1234567|no. ***.")]
    public void A_short_value_is_masked_by_the_name_of_its_field_only(string row, string seen)
    {
        using PowerShellEngine engine = new();
        object target = engine.Run(Setup + "[pscustomobject]@{ " + row + " } | " + Ours).Error.TargetObject;
        Assert.Equal(seen, string.Join('|', new[] { "StateToken", "WeChatCode", "Id", "Note" }.Select(n => PSObject.AsPSObject(target).Properties[n].Value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -ThrottleLimit 4")]
    public void A_row_that_is_used_again_is_in_each_result_as_it_was(string throttle)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            $row = [pscustomobject]@{ Id = 0; In = [pscustomobject]@{ Id = 0; X = ''; More = @{ Y = '' } } }
            $table = @{ Id = 0; In = $row.In }
            $secrets = foreach ($i in 1..3) { , @((state "1380000000$i"), (code "1380000000$i")) }
            $bound = 1..3 | ForEach-Object {
                $row.Id = $row.In.Id = $table.Id = $_
                $row.In.X, $row.In.More.Y = $secrets[$_ - 1]
                if ($_ -eq 2) { $table } else { $row }
            } | Invoke-EiamWeChatMobileBind -Register -StateToken { $_.In.X } -WeChatCode { $_.In.More.Y }
            """ + throttle + "; $row.In.X = 'later'; $bound.InputObject; $secrets | ForEach-Object { $_ }").Clean();
        Assert.Equal(["1 1", "2 2", "3 3"], result.Output.Take(3).Select(o => $"{IdOf(o)} {IdOf(o.BaseObject is IDictionary t ? t["In"] : o.Properties["In"].Value)}"));
        Seen.HasNone(string.Concat(result.Output.Take(3).Select(Seen.Whole)) + "later", result.Output.Skip(3).Select(o => o.ToString()!));
        Assert.DoesNotContain("later", string.Concat(result.Output.Take(3).Select(Seen.Whole)));
    }

    // What carries a token of the first tenant, while the second is the current one.
    private static readonly string[] TokenCarriers =
    [
        "$login | bind",
        "bind -InputObject $login",
        "bind -StateToken $login.StateToken",
        "bind -StateToken $login",
        "[pscustomobject]@{ StateToken = $login.StateToken } | bind",
        "[pscustomobject]@{ StateToken = $login } | bind",
        "@{ state_token = $login.StateToken } | bind",
        "bind -InputObject @{ StateToken = $login.StateToken }",
        "[ordered]@{ StateToken = $login.StateToken } | bind",
        "[Row]@{ StateToken = $login.StateToken } | bind",
        "with ([Net.NetworkCredential]::new()) @{ StateToken = $login.StateToken } | bind",
        "[pscustomobject]@{ Own = $login.StateToken } | bind -StateToken { $_.Own }",
        "[pscustomobject]@{ Login = $login } | bind -StateToken { $_.Login }",
        "@{ In = @{ Login = $login } } | bind -StateToken { $_.In.Login.StateToken }",
        ", @(1, $login.StateToken) | bind -StateToken { $_[1] }",
        "$t = [Data.DataTable]::new(); $null = $t.Columns.Add('StateToken', [securestring]); , $t.Rows.Add($login.StateToken) | bind",
    ];

    public static TheoryData<string> Tokens() => [.. TokenCarriers];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_token_goes_back_only_to_its_tenant_whatever_carries_it(string call)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            Connect-Eiam -Sandbox -Name first
            $null = New-EiamSandboxUser 13800000001
            $login = New-EiamSandboxCode MiniProgramLogin 13800000001 | Invoke-EiamWeChatMiniProgramLogin
            $code = code 13800000001
            Connect-Eiam -Sandbox -Name second
            $to = @{ Session = 'second' }
            function sent($session) { @(Get-EiamSandboxRequest *bind -Session $session).Count }
            function bind { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Record, $InputObject, $StateToken)
                process {
                    if ($StateToken -is [scriptblock]) { , $Record | Invoke-EiamWeChatMobileBind -WeChatCode $code -StateToken $StateToken @to }
                    elseif ($null -ne $StateToken) { Invoke-EiamWeChatMobileBind -WeChatCode $code -StateToken $StateToken @to }
                    elseif ($null -ne $InputObject) { Invoke-EiamWeChatMobileBind -WeChatCode $code -InputObject $InputObject @to }
                    else { , $Record | Invoke-EiamWeChatMobileBind -WeChatCode $code @to }
                }
            }

            """ + $"$refusal = try {{ {call} 2>&1 }} catch {{ $_ }}; $refusal.Exception.ErrorId; \"$(sent first) $(sent second)\"; $to = @{{}}; $bound = & {{ {call} }}; \"$($bound.Status)\"; \"$(sent first) $(sent second)\"").Clean();
        Assert.Equal(["EiamSessionMismatch", "0 0", "Success", "1 0"], result.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Tokens_of_two_tenants_in_one_record_and_a_token_of_a_closed_session_are_sent_nowhere()
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + """
            Connect-Eiam -Sandbox -Name first
            $login = New-EiamSandboxCode MiniProgramLogin 13800000001 | Invoke-EiamWeChatMiniProgramLogin
            Connect-Eiam -Sandbox -Name second
            $phone = New-EiamSandboxCode WeChatPhone 13800000001
            $login, [pscustomobject]@{ StateToken = $login.StateToken } | Invoke-EiamWeChatMobileBind -WeChatCode $phone
            Disconnect-Eiam -Session first
            [pscustomobject]@{ StateToken = $login.StateToken; WeChatCode = 'x' } | Invoke-EiamWeChatMobileBind
            @(Get-EiamSandboxRequest).Count
            """);
        Assert.Equal(0, Assert.Single(result.Output).BaseObject);
        Assert.Equal(3, result.Errors.Length);
        Assert.All(result.Errors, e => Assert.StartsWith("EiamSessionMismatch,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-EiamSession other | New-EiamSandboxUser -Mobile 13800000009", "13800000009", null)]
    [InlineData("New-EiamSandboxUser -InputObject (Get-EiamSession other) -Mobile 13800000009", "13800000009", null)]
    [InlineData("Get-EiamSession other | New-EiamSandboxUser -Mobile 13800000009 -Name 'Li Si'", "13800000009", "Li Si")]
    public void A_piped_session_is_a_session_and_its_properties_are_ignored(string call, string user, string? name)
    {
        using PowerShellEngine engine = new();
        PSObject made = engine.Run(Setup + "Connect-Eiam -Sandbox -Name other; Select-EiamSession sandbox; " + call).Single;
        Assert.Equal((user, name), (made.Properties["UserName"].Value, made.Properties["Name"].Value));
        Assert.Equal("13800000009", engine.Run("Get-EiamSession other | Get-EiamUser | ForEach-Object UserName").Single.BaseObject);
    }

    // Numbers as they were typed, by name as by pipe.
    [Theory]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode 012345", "012345")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode 123456", "123456")]
    [InlineData("Invoke-EiamWeChatMobileBind -StateToken x 0012", "0012")]
    [InlineData("$n = 123456; Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode $n", "123456")]
    [InlineData("[pscustomobject]@{ StateToken = 'x'; WeChatCode = 123456 } | Invoke-EiamWeChatMobileBind", "123456")]
    [InlineData("Invoke-EiamWeChatMobileBind -InputObject ([pscustomobject]@{ StateToken = 'x'; WeChatCode = 123456 })", "123456")]
    [InlineData("@{ StateToken = 'x'; WeChatCode = 123456 } | Invoke-EiamWeChatMobileBind", "123456")]
    [InlineData("Invoke-EiamWeChatMobileBind -InputObject @{ STATETOKEN = 'x'; WECHATCODE = 123456 }", "123456")]
    [InlineData("$phone = New-EiamSandboxCode WeChatPhone 13800000001; Invoke-EiamWeChatMobileBind -StateToken x -WeChatCode $phone", null)]
    [InlineData("$phone = New-EiamSandboxCode WeChatPhone 13800000001; @{ StateToken = 'x'; WeChatCode = $phone } | Invoke-EiamWeChatMobileBind", null)]
    public void A_code_is_sent_as_it_was_given(string call, string? code)
    {
        using PowerShellEngine engine = new();
        RunResult result = engine.Run(Setup + "[Threading.Thread]::CurrentThread.CurrentCulture = 'tr-TR'; " + call + "; (Get-EiamSandboxRequest -AsPlainText).Body; if ($phone) { plain $phone.WeChatCode }");
        Assert.StartsWith("IDAAS.SDK.COMMON.1007,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($$"""{"wechat_code":"{{code ?? result.Output[1].BaseObject}}"}""", result.Output[0].BaseObject);
    }

    private static string? IdOf(object? record) => (record is PSObject wrapped ? wrapped.BaseObject : record) switch
    {
        IDictionary table => table["Id"]?.ToString(),
        IList list => list[0]?.ToString() is { } first && first != "***" ? first : null,
        PSCustomObject => PSObject.AsPSObject(record!).Properties["Id"]?.Value?.ToString(),
        _ => null,
    };

    // Whoever enumerates it does not come to an end.
    private sealed class EndlessTable : Hashtable
    {
        public override IDictionaryEnumerator GetEnumerator() => new Entries();

        private sealed class Entries : IDictionaryEnumerator
        {
            public DictionaryEntry Entry => new("x", 1);

            public object Key => "x";

            public object? Value => 1;

            public object Current => Entry;

            public bool MoveNext() => true;

            public void Reset()
            {
            }
        }
    }
}
