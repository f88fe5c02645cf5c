#if !CLIENT_NETSTANDARD // The page is about what the table says of the usual build; once is enough.
using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Xunit;

namespace Eiam.Client.Tests.Faults;

/// <summary>The table of docs/reliability.md is what the proven table says. With EIAM_UPDATE_DOCS=1 it is written anew.</summary>
public class ReliabilityDocTests
{
    private const string Begin = "<!-- faults: written by ReliabilityDocTests from the table that SentOnceTests proves -->";
    private const string End = "<!-- end of faults -->";

    [Fact]
    public void The_page_shows_the_table_that_is_proven()
    {
        string path = Path.Combine(Root(), "docs", "reliability.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.InRange(begin, 0, end);

        string expected = string.Concat(page.AsSpan(0, begin + Begin.Length), "\n", Table(), page.AsSpan(end));
        if (Environment.GetEnvironmentVariable("EIAM_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        Assert.True(expected == page, "docs/reliability.md is not what the tests prove: run them with EIAM_UPDATE_DOCS=1 and commit it.");
    }

    private static string Table()
    {
        StringBuilder text = new();
        foreach (IGrouping<string, Fault> group in FaultTable.All.GroupBy(f => f.Group))
        {
            text.Append("\n### ").Append(group.Key).Append("\n\n");
            text.Append("| Fault | One-time call ends with | Sent | Idempotent call ends with | Sent |\n");
            text.Append("|---|---|---|---|---|\n");
            foreach (Fault fault in group)
            {
                text.Append("| ").Append(fault.Name)
                    .Append(" | ").Append(Show(fault.OneTime)).Append(" | ").Append(fault.OneTime.Sent)
                    .Append(" | ").Append(Show(fault.Idempotent)).Append(" | ").Append(fault.Idempotent.Sent)
                    .Append(" |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Show(Ending ending) =>
        ending.Status is LoginStatus.Success ? "its result" : $"`{ending.ErrorId}`, {ending.Outcome}";

    // Told by the build: a deterministic one hides where its files lie.
    private static string Root() => typeof(ReliabilityDocTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
}
#endif
