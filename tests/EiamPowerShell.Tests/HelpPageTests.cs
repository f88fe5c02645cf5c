using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using EiamPowerShell.Tests.Engine;
using Xunit;

namespace EiamPowerShell.Tests;

/// <summary>What the pages of docs/en-US have to say, each for itself and together. Whether Get-Help shows it, <see cref="RulesTests"/> ask.</summary>
public class HelpPageTests(RulesTests.Prepared prepared) : IClassFixture<RulesTests.Prepared>
{
    // Above this, a text that stands twice is one that will say two things some day.
    private const int LongestRepeatedText = 60;

    private static readonly Regex Parameter = new("^### -(?<name>\\w+)\n\n(?<text>.*?)\n*```yaml\n(?<yaml>.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline);
    private static readonly Regex Reference = new(@"See \[[^\]]+\]\(\.\./shared-texts\.md#(?<anchor>[^)]+)\)\.");
    private static readonly Regex ApiPage = new(@"\b(?<site>EIAM|CIAM|T|HW):(?<page>[a-zA-Z][\w/-]*(\.html)?)");
    private static readonly Regex Link = new(@"^- \[(?<text>.+?)\]\((?<address>.+?)\)$", RegexOptions.Multiline);
    private static readonly Regex Heading = new("^## (?<heading>.+)\n\n(?<text>[^#]+)", RegexOptions.Multiline);

    private static readonly string Docs = Path.Combine(TestPaths.RepositoryRoot, "docs");
    private static readonly Page[] Pages = [.. Directory.GetFiles(Path.Combine(Docs, "en-US"), "*-*.md").Order(StringComparer.Ordinal).Select(Page.Read)];

    [Fact]
    public void A_text_stands_once_in_the_repository()
    {
        IEnumerable<(string Text, string Place)> texts = Pages.SelectMany(page => page.Parameters.Select(p => (Own(p.Text), $"{page.Name} -{p.Name}")))
            .Concat(Pages.SelectMany(page => page.Section("OUTPUTS").Split('\n').Select(line => (Own(line), page.Name))))
            .Concat(SharedTexts().Select(t => (t.Value, "shared-texts.md#" + t.Key)));
        string[] repeated = [.. texts.Where(t => t.Text.Length > LongestRepeatedText).GroupBy(t => t.Text).Where(g => g.Count() > 1)
            .Select(g => string.Join(", ", g.Select(t => t.Place)) + ": " + g.Key)];
        Assert.Empty(repeated);
    }

    [Fact]
    public void A_shared_text_is_one_that_pages_refer_to()
    {
        Dictionary<string, string> shared = SharedTexts();
        string[] named = [.. Pages.SelectMany(page => Reference.Matches(page.Text).Select(m => m.Groups["anchor"].Value))];
        Assert.Empty(named.Except(shared.Keys));
        Assert.Empty(shared.Keys.Except(named));
        Assert.All(shared.Keys, anchor => Assert.True(named.Count(n => n == anchor) > 1, $"#{anchor} is for more than one page."));

        // One that the Docs task does not know would be shown by Get-Help as it stands.
        Assert.All(Pages, page => Assert.Equal(Regex.Count(page.Text, "shared-texts"), Reference.Count(page.Text)));
    }

    [Fact]
    public void A_parameter_has_a_text()
    {
        Assert.All(Pages, page =>
        {
            Assert.Equal(Regex.Count(page.Text, "^### -", RegexOptions.Multiline), page.Parameters.Length);
            Assert.All(page.Parameters, p => Assert.True(p.Text.Length > 10, $"{page.Name} -{p.Name} has a text."));
        });
    }

    [Fact]
    public void HelpUri_of_page_and_cmdlet_are_one_and_the_first_link()
    {
        Assert.All(Pages, page =>
        {
            string uri = Cmdlet(page).GetCustomAttribute<CmdletAttribute>()!.HelpUri ?? string.Empty;
            Assert.Equal(uri, page.HelpUri);
            Assert.Equal(uri.Length == 0 ? [] : [uri], page.Links.Where(l => l.Text == "Online Version").Select(l => l.Address));
            Assert.True(uri.Length == 0 || page.Links[0].Address == uri, page.Name + " has its page online as the first link.");
        });
    }

    [Fact]
    public void A_page_of_the_API_that_is_named_stands_there_with_its_address() => Assert.All(Pages, page =>
    {
        string addresses = page.Section("NOTES") + '\n' + page.Section("RELATED LINKS");
        string own = page.Text.Replace(page.Section("EXAMPLES"), string.Empty, StringComparison.Ordinal);
        Assert.All(ApiPage.Matches(own), m => Assert.Contains(Address(m.Value), addresses, StringComparison.Ordinal));
    });

    /// <summary>The address of one of the vendor's pages, which the endpoints' sources and the help pages shorten.</summary>
    internal static string Address(string source)
    {
        Match match = ApiPage.Match(source);
        string page = match.Groups["page"].Value;
        return match.Groups["site"].Value switch
        {
            "EIAM" => "https://open.bccastle.com/en/development/eiam/" + page,
            "CIAM" => "https://open.bccastle.com/en/development/ciam/api/v2/sdk/" + page,
            "T" => $"https://open.bccastle.com/en/development/eiam/api/{page}.html",
            _ => $"https://support.huaweicloud.com/intl/en-us/api-oneaccess/{page}.html",
        };
    }

    /// <summary>What a cmdlet's page says online help is, and the links and notes of the page.</summary>
    internal static (string HelpUri, string Links) Online(string cmdlet)
    {
        Page page = Pages.Single(p => p.Name == cmdlet);
        return (page.HelpUri, page.Section("RELATED LINKS"));
    }

    private Type Cmdlet(Page page) => ((CmdletInfo)prepared.Engine.Run("Get-Command $args[0]", page.Name).Single.BaseObject).ImplementingType;

    // What the page says itself, beside what it refers to.
    private static string Own(string text) => Reference.Replace(text, string.Empty).Trim();

    // The anchors are those that GitHub makes of the headings.
    private static Dictionary<string, string> SharedTexts() => Heading.Matches(Read(Path.Combine(Docs, "shared-texts.md"))).ToDictionary(
        m => Regex.Replace(m.Groups["heading"].Value.ToLowerInvariant(), @"[^\w -]", string.Empty).Replace(' ', '-'), m => m.Groups["text"].Value.Trim());

    private static string Read(string path) => File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);

    private sealed record Page(string Name, string Text, (string Name, string Text, string Yaml)[] Parameters)
    {
        public static Page Read(string path)
        {
            string text = HelpPageTests.Read(path);
            return new(Path.GetFileNameWithoutExtension(path), text, [.. Parameter.Matches(text).Select(m => (m.Groups["name"].Value, m.Groups["text"].Value, m.Groups["yaml"].Value))]);
        }

        public string HelpUri => Regex.Match(Text, "^HelpUri: (.*)$", RegexOptions.Multiline).Groups[1].Value.Trim('\'');

        public (string Text, string Address)[] Links => [.. Link.Matches(Section("RELATED LINKS")).Select(m => (m.Groups["text"].Value, m.Groups["address"].Value))];

        public string Section(string name) => Regex.Match(Text, $"^## {name}\n(.*?)(^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Trim();
    }
}
