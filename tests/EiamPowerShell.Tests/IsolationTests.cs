using System;
using System.Collections.Generic;
using System.Linq;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>Other versions of the module's libraries in the same process, loaded before the module or after it, disturb nobody.</summary>
public sealed class IsolationTests
{
    [Theory]
    [InlineData("Older", "first", "5.7.2", "8.5.2")]
    [InlineData("Older", "second", "5.7.2", "8.5.2")]
    [InlineData("Newer", "first", "8.23.0", "8.9.1")]
    [InlineData("Newer", "second", "8.23.0", "8.9.1")]
    public void Each_side_works_with_its_own_versions(string versions, string order, string identityModel, string polly)
    {
        // In PowerShell 7 what others load is in the context that all share. In Windows PowerShell it is in that of Assembly.LoadFrom, which is apart.
        bool shared = TestPaths.ModuleEdition == "Core";
        using ChildProcess host = shared
            ? new(TestPaths.Isolation(versions), order, TestPaths.StagedModule)
            : new(TestPaths.Isolation("Apart"), TestPaths.Isolation(versions), order, TestPaths.StagedModule);
        List<string> lines = host.ReadToEnd();

        // The module's whole flow worked: bind, id token, error, catalogue, requests.
        Assert.Contains("module: Success 13800000000 IDAAS.SDK.COMMON.1007 SDK.COMMON.1007 3", lines);
        string[] own = lines.Where(l => l.StartsWith("own: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(order == "first" ? 2 : 1, own.Length);
        Assert.All(own, l => Assert.StartsWith($"own: [\"own\"] 42 {identityModel} {polly} ", l, StringComparison.Ordinal));

        string theirs = shared ? "Default" : "LoadFrom";
        string ours = shared ? "EiamPowerShell" : "Assembly.LoadFile";
        string[] loaded = lines.Where(l => l.Contains(": Microsoft.", StringComparison.Ordinal) || l.Contains(": Polly.", StringComparison.Ordinal))
            .Select(l => l.StartsWith("Assembly.LoadFile(", StringComparison.Ordinal) ? "Assembly.LoadFile" + l[l.IndexOf(": ", StringComparison.Ordinal)..] : l)
            .ToArray();
        Assert.Equal(
            ((string[])[
                $"{theirs}: Microsoft.IdentityModel.JsonWebTokens {identityModel}",
                $"{theirs}: Microsoft.IdentityModel.Tokens {identityModel}",
                $"{theirs}: Polly.Core {polly}",
                $"{ours}: Microsoft.IdentityModel.JsonWebTokens 8.16.0",
                $"{ours}: Microsoft.IdentityModel.Tokens 8.16.0",
                $"{ours}: Polly.Core 8.6.5",
            ]).Order(StringComparer.Ordinal),
            loaded.Order(StringComparer.Ordinal));

        // Who is not of the module is answered nothing.
        Assert.Equal(shared ? [] : ["foreign: not found"], lines.Where(l => l.StartsWith("foreign: ", StringComparison.Ordinal)));
    }
}
