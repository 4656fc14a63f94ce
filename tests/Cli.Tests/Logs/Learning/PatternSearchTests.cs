using RoleFerry.Cli.Logs.Learning;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Tests.Logs.Learning;

/// <summary>The pattern that is proposed reads the lines, and where there is none to propose it is said why.</summary>
public class PatternSearchTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    public static TheoryData<string, string> Known => Layouts.All;

    [Theory]
    [MemberData(nameof(Known))]
    public void A_layout_gives_its_pattern(string layout, string pattern)
    {
        var learned = Learn(Layouts.Lines(layout));

        Assert.Equal([pattern], learned.Patterns.Select(p => p.Pattern));
        Assert.Equal((20, 20, 0), (learned.Unread, learned.Patterns[0].Lines, learned.Left));
        Assert.Equal(
            [(Level.Error, 4), (Level.Warning, 4), (Level.Info, 8), (Level.Debug, 4)],
            learned.Patterns[0].Levels.Select(l => (l.Level, l.Lines))
        );
        Assert.Equal((0, 4), (learned.Before!.Errors, learned.After!.Errors));
        Assert.True(learned.After.Groups > 1, $"{learned.After.Groups} groups");
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_pattern_passes_the_check_and_needs_no_other(string layout, string pattern)
    {
        string[] lines = Layouts.Lines(layout);
        var learned = Learn(lines);
        string rules = Path.GetTempFileName();
        File.WriteAllText(rules, MutatedRules.Good.Replace("groups:\n", $"groups:\n  {learned.Yaml}\n", Ordinal));

        var answer = Answer.Of("logs", "check", rules);
        var (yaml, _) = RoleFerry.Cli.Logs.LogsFile.Read(rules);
        File.Delete(rules);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(yaml!.Rules.Groups[0].Formats, f => f.Name == pattern);
        var again = new PatternSearch(CompiledLogRules.Compile(yaml.Rules), [Stream("/ecs/press", lines)], true).Run();
        Assert.Equal((0, 0, null), (again.Unread, again.Patterns.Length, again.Reason));
    }

    [Fact]
    public void Each_layout_of_a_log_has_a_pattern_and_what_is_known_stays_as_it_is()
    {
        var lines = Enumerable
            .Range(0, 20)
            .SelectMany(i =>
                (string[])
                    [
                        Layouts.Line("press.{I} ~{L}~ {M}", i),
                        Layouts.Line("inking unit {L}; {M}", i + 1),
                        "2026-11-30 14:00:00 INFO app all is well",
                        Layouts.Line("+++ {M} +++", i),
                    ]
            );

        var learned = Learn([.. lines]);

        Assert.Equal(
            ["inking unit {level}; {message}", "{logger} ~{level}~ {message}"],
            learned.Patterns.Select(p => p.Pattern).Order(StringComparer.Ordinal)
        );
        Assert.Equal((60, 20), (learned.Unread, learned.Left));
        Assert.Equal(20, learned.Known["Text"]);
    }

    [Fact]
    public void A_stack_trace_between_lines_is_none_of_them()
    {
        string[] trace =
        [
            "Traceback (most recent call last):",
            "  File \"/app/a.py\", line 1, in f",
            "    call()",
            "KeyError: 7",
        ];
        var lines = Layouts
            .Lines("press.{I} ~{L}~ {M}")
            .SelectMany(l => l.Contains("error~", Ordinal) ? [l, .. trace] : new[] { l });

        var learned = Learn([.. lines]);

        Assert.Equal(["{logger} ~{level}~ {message}"], learned.Patterns.Select(p => p.Pattern));
        Assert.Equal(20, learned.Unread);
    }

    [Fact]
    public void One_line_is_enough_where_marks_show_the_level()
    {
        Assert.Equal("{logger} ~{level}~ {message}", Learn("press.0 ~error~ disk is full").Patterns[0].Pattern);
        Assert.NotNull(Learn("connection error from db").Reason);
    }

    [Fact]
    public void A_secret_is_in_no_pattern_and_in_nothing_that_is_shown()
    {
        string[] lines =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i => $"press password=hunterhunter {(i % 2 == 0 ? "error" : "info")} {i} it is"),
            "another line of jane@example.com with password=hunterhunter",
        ];

        var learned = Learn(lines);

        Assert.NotEmpty(learned.Patterns);
        Assert.DoesNotContain("hunter", learned.Yaml!, Ordinal);
        Assert.All(learned.LeftLines, l => Assert.DoesNotContain("hunter", l.Text, Ordinal));
        Assert.Single(learned.LeftLines, l => !l.Text.Contains("jane", Ordinal));
    }

    [Theory]
    [InlineData("There are no lines")]
    [InlineData("This is no text", "\u0001\ufffd\ufffd\u0002", "\ufffd\u0003abc")]
    [InlineData("All lines are blank or indented", "", "  error | it broke")]
    [InlineData("The level stands at the end", "it broke [error]", "it works [info]")]
    [InlineData("The level stands in braces", "press {error} it broke", "press {info} it works")]
    [InlineData("The level stands in braces", "{lvl: error} it broke", "{lvl: info} it works")]
    [InlineData(
        "No level that is known is a word of its own",
        "<Fehler> es ist kaputt",
        "<Hinweis> es geht",
        "<Erreur> en panne"
    )]
    [InlineData("Names of levels stand", "connection error from db", "connection error to db")]
    public void Where_there_is_no_pattern_it_is_said_why(string told, params string[] lines)
    {
        var learned = Learn(lines);

        Assert.StartsWith(told, learned.Reason, Ordinal);
        Assert.Empty(learned.Patterns);
    }

    [Fact]
    public void Words_of_sentences_are_no_levels()
    {
        string[] some =
        [
            "connection error from db",
            "connection opened to db",
            "connection closed again",
            "all is well",
            "starting server",
            "error budget left: 4",
            "I am here",
            "A new day",
        ];

        Assert.Empty(Learn([.. Enumerable.Repeat(some, 8).SelectMany(s => s)]).Patterns);
    }

    [Fact]
    public void The_rule_of_the_group_keeps_its_formats_and_a_refused_one_is_refused()
    {
        var rules = CompiledLogRules.Compile(
            LogRules.None with
            {
                Groups = [new LogGroupRule("/ecs/press", "my press", [LogFormats.Find("json")!])],
                Refuse = ["/aws/own"],
            }
        );
        string[] lines = Layouts.Lines("press.{I} ~{L}~ {M}");

        var learned = new PatternSearch(rules, [Stream("/ecs/press", lines)], isNamed: true).Run();
        var refused = new PatternSearch(rules, [Stream("/aws/own/x", lines)], isNamed: true).Run();

        Assert.Equal(
            "- {name: /ecs/press, service: \"my press\", formats: [json], pattern: \"{logger} ~{level}~ {message}\"}",
            learned.Yaml
        );
        Assert.StartsWith("The rules refuse", refused.Reason, Ordinal);
    }

    private static LearnedLog Learn(params string[] lines) =>
        new PatternSearch(CompiledLogRules.Compile(LogRules.None), [Stream("/ecs/press", lines)], isNamed: true).Run();

    private static LoggedStream Stream(string group, string[] lines) => new(new LogBatchHead(group, "a"), lines);
}
