using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
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
    private static readonly Regex ErrorCode = new(@"\b(IDAAS\.)?[A-Z]+(\.[A-Z]+)+\.\d{4}\b|\b[A-Z]+\.\d{4}\b|\b[A-Z]+-[A-Z]+-\d{4}\b");
    private static readonly Regex CmdletName = new(@"\b[A-Z]\w+-Eiam\w*");
    private static readonly Regex CmdletAndParameters = new(@"\b(?<cmdlet>[A-Z]\w+-Eiam\w*)( -(?<parameter>[A-Z]\w+))+|-(?<parameter>[A-Z]\w+) of (?<cmdlet>[A-Z]\w+-Eiam\w*)");
    private static readonly Regex Example = new("(^ {8,}.*\n|^\n(?= {8}))+", RegexOptions.Multiline);
    private static readonly Regex Heading = new("^## (?<heading>.+)\n\n(?<text>[^#]+)", RegexOptions.Multiline);

    private static readonly string Docs = Path.Combine(TestPaths.RepositoryRoot, "docs");
    private static readonly string Topics = Path.Combine(TestPaths.RepositoryRoot, "src", "EiamPowerShell", "en-US");
    private static readonly Dictionary<string, string> Shared = SharedTexts();
    private static readonly Page[] Pages = [.. Directory.GetFiles(Path.Combine(Docs, "en-US"), "*-*.md").Order(StringComparer.Ordinal).Select(Page.Read)];

    [Fact]
    public void A_text_stands_once_in_the_repository()
    {
        IEnumerable<(string Text, string Place)> texts = Pages.SelectMany(page => page.Parameters.Select(p => (Own(p.Text), $"{page.Name} -{p.Name}")))
            .Concat(Pages.SelectMany(page => page.Section("OUTPUTS").Split('\n').Select(line => (Own(line), page.Name))))
            .Concat(Shared.Select(t => (t.Value, "shared-texts.md#" + t.Key)));
        string[] repeated = [.. texts.Where(t => t.Text.Length > LongestRepeatedText).GroupBy(t => t.Text).Where(g => g.Count() > 1)
            .Select(g => string.Join(", ", g.Select(t => t.Place)) + ": " + g.Key)];
        Assert.Empty(repeated);
    }

    [Fact]
    public void A_shared_text_is_one_that_pages_refer_to()
    {
        string[] named = [.. Pages.SelectMany(page => Reference.Matches(page.Text).Select(m => m.Groups["anchor"].Value))];
        Assert.Empty(named.Except(Shared.Keys));
        Assert.Empty(Shared.Keys.Except(named));
        Assert.All(Shared.Keys, anchor => Assert.True(named.Count(n => n == anchor) > 1, $"#{anchor} is for more than one page."));

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

    [Fact]
    public void A_default_value_is_what_the_text_and_the_cmdlet_say() => Assert.All(Pages, page =>
    {
        Type cmdlet = Cmdlet(page);
        object made = Activator.CreateInstance(cmdlet)!;
        Assert.All(page.Parameters, p =>
        {
            string place = $"{page.Name} -{p.Name}";
            string text = Whole(p.Text);
            string stated = Field(p.Yaml, "DefaultValue");
            string? told = text.Contains("Default: ", StringComparison.Ordinal) ? text.Split("Default: ", 2)[1] : null;
            if (Field(p.Yaml, "Type").EndsWith("SwitchParameter", StringComparison.Ordinal))
            {
                // A field that a switch gives is not sent where it is left out, which is not false.
                Assert.Equal(text.Contains("ithout the parameter", StringComparison.Ordinal) ? string.Empty : "False", stated);
            }
            else if (p.Name == "Session" && !p.Yaml.Contains("IsRequired: true", StringComparison.Ordinal))
            {
                Assert.Equal("current session", stated);
            }
            else if (told?.StartsWith("none.", StringComparison.Ordinal) ?? true)
            {
                Assert.True(stated.Length == 0, place + " has a default that its text does not tell.");
            }
            else
            {
                Assert.True(stated.Length > 0 && Regex.IsMatch(told!, $"^{Regex.Escape(stated)}(?![\\w'])"), $"{place}: '{stated}' is not what the text tells.");
            }

            // Connect-Eiam asks the environment first, when it runs.
            if (page.Name != "Connect-Eiam" && long.TryParse(stated, out long number) && cmdlet.GetProperty(p.Name)!.GetValue(made) is { } value and (int or long or decimal))
            {
                Assert.Equal(number, Convert.ToInt64(value, CultureInfo.InvariantCulture));
            }
        });
    });

    [Fact]
    public void Inputs_and_outputs_are_those_of_the_cmdlet() => Assert.All(Pages, page =>
    {
        CmdletInfo cmdlet = Info(page);
        Assert.Equal(cmdlet.OutputType.Select(t => t.Name).Order(StringComparer.Ordinal), Types(page.Section("OUTPUTS")).Order(StringComparer.Ordinal));
        string[] inputs = Types(page.Section("INPUTS"));
        bool isPiped = cmdlet.Parameters.Values.Any(p => p.Attributes.OfType<ParameterAttribute>().Any(a => a.ValueFromPipeline || a.ValueFromPipelineByPropertyName));
        Assert.NotEmpty(inputs);
        Assert.Equal(isPiped, !inputs.Contains("None"));
    });

    [Fact]
    public void A_page_names_errors_which_the_catalogue_knows()
    {
        HashSet<string> own = [.. Run("Get-EiamErrorCode Eiam* | ForEach-Object Code")];
        HashSet<string> known = [.. Run("Get-EiamErrorCode | ForEach-Object { $_.Code; $_.Spellings }"), .. own];
        Assert.All(Pages, page =>
        {
            string text = Whole(page.Section("DESCRIPTION") + '\n' + page.Section("NOTES"));
            string[] named = [.. ErrorCode.Matches(text).Select(m => m.Value), .. own.Where(id => Regex.IsMatch(text, $@"\b{id}\b"))];
            Assert.True(named.Any(own.Contains), page.Name + " names an id of the module's errors.");
            Assert.All(named, code => Assert.Contains(code.Replace("IDAAS.", string.Empty, StringComparison.Ordinal), known));

            // Whatever calls a tenant can fail as every call can.
            Assert.Equal(page.HelpUri.Length > 0 && page.Name != "Test-EiamConnection", page.Text.Contains("shared-texts.md#errors-of-every-call", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_topic_of_errors_has_every_id()
    {
        string topic = Read(Path.Combine(Topics, "about_EiamErrors.help.txt"));
        string[] table = [.. Regex.Matches(topic, "^    (Eiam\\w+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];
        Assert.Empty(Run("Get-EiamErrorCode Eiam* | ForEach-Object Code").Except(table));
    }

    [Theory]
    [InlineData("about_EiamAutomation")]
    [InlineData("about_EiamErrors")]
    [InlineData("about_EiamPowerShell")]
    [InlineData("about_EiamSandbox")]
    [InlineData("about_EiamSecurity")]
    [InlineData("about_EiamSessions")]
    public void A_topic_names_cmdlets_and_parameters_that_are_there(string name)
    {
        string topic = Read(Path.Combine(Topics, name + ".help.txt"));
        Dictionary<string, CmdletInfo> cmdlets = prepared.Engine.Run("Get-Command -Module EiamPowerShell").Clean().Output
            .Select(o => (CmdletInfo)o.BaseObject).ToDictionary(c => c.Name, StringComparer.Ordinal);
        Assert.All(CmdletName.Matches(topic), m => Assert.Contains(m.Value, cmdlets.Keys));

        // In examples, which are indented twice and can go on over lines, PowerShell's parser finds what belongs together.
        string[] blocks = [.. Example.Matches(topic).Select(m => m.Value)];
        int calls = 0;
        foreach (string block in blocks)
        {
            ScriptBlockAst script = Parser.ParseInput(block, out _, out ParseError[] errors);
            foreach (CommandAst command in script.FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
            {
                if (errors.Length == 0 && command.GetCommandName() is { } called && cmdlets.TryGetValue(called, out CmdletInfo? cmdlet))
                {
                    calls++;
                    Assert.All(command.CommandElements.OfType<CommandParameterAst>(), p => Assert.True(IsParameter(cmdlet, p.ParameterName), $"{name}: {called} -{p.ParameterName}"));
                }
            }
        }

        Assert.Equal(blocks.Any(CmdletName.IsMatch), calls > 0);

        // In sentences, a parameter stands behind its cmdlet, or before it with "of".
        string prose = Regex.Replace(Example.Replace(topic, string.Empty), @"\s+", " ");
        foreach (Match sentence in CmdletAndParameters.Matches(prose))
        {
            CmdletInfo cmdlet = cmdlets[sentence.Groups["cmdlet"].Value];
            Assert.All(sentence.Groups["parameter"].Captures, p => Assert.True(IsParameter(cmdlet, p.Value), $"{name}: {cmdlet.Name} -{p.Value}"));
        }
    }

    private static bool IsParameter(CmdletInfo cmdlet, string name) =>
        cmdlet.Parameters.Values.Any(p => p.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) || p.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    private IEnumerable<string> Run(string script) => prepared.Engine.Run(script).Clean().Output.Select(o => o.ToString()!);

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

    private CmdletInfo Info(Page page) => (CmdletInfo)prepared.Engine.Run("Get-Command $args[0]", page.Name).Single.BaseObject;

    private Type Cmdlet(Page page) => Info(page).ImplementingType;

    private static string[] Types(string section) => [.. Regex.Matches(section, "^### (\\S+)\n\n\\S", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];

    private static string Field(string yaml, string name)
    {
        string value = Regex.Match(yaml, $"^{name}: (.*)$", RegexOptions.Multiline).Groups[1].Value;
        return value.StartsWith('\'') ? value[1..^1].Replace("''", "'", StringComparison.Ordinal) : value;
    }

    // The text as Get-Help shows it.
    private static string Whole(string text) => Reference.Replace(text, m => Shared[m.Groups["anchor"].Value]);

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

        // Of a test that fails, which page.
        public override string ToString() => Name;

        public string HelpUri => Regex.Match(Text, "^HelpUri: (.*)$", RegexOptions.Multiline).Groups[1].Value.Trim('\'');

        public (string Text, string Address)[] Links => [.. Link.Matches(Section("RELATED LINKS")).Select(m => (m.Groups["text"].Value, m.Groups["address"].Value))];

        public string Section(string name) => Regex.Match(Text, $"^## {name}\n(.*?)(^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value.Trim();
    }
}
