using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Logs;

/// <summary>Reads logs.yaml, and tells everything that is wrong with it.</summary>
internal static class LogRulesYaml
{
    private static readonly string[] Root =
    [
        "retention",
        "groups",
        "refuse",
        "patterns",
        "fingerprints",
        "inApp",
        "libraries",
        "redact",
        "personal",
        "measures",
        "traces",
        "signals",
    ];

    private static readonly string[] GroupFields = ["name", "service", "formats", "pattern", "retention", "archive"];
    private static readonly string[] Matcher = ["contains", "service", "logger", "level"];

    private static readonly Dictionary<string, LogFormat> Formats = LogFormats.Named.ToDictionary(f =>
        f.Name.ToLowerInvariant()
    );
    private static readonly Dictionary<string, Level> Levels = Enum.GetValues<Level>()
        .ToDictionary(l => l.ToString().ToLowerInvariant());
    private static readonly Dictionary<string, MeasureUnit> Units = Enum.GetValues<MeasureUnit>()
        .ToDictionary(u => u.ToString().ToLowerInvariant());
    private static readonly Dictionary<string, Severity> Severities = Enum.GetValues<Severity>()
        .ToDictionary(s => s.ToString());

    /// <summary>Reads the file; null where there is an error among the findings.</summary>
    public static (LogsYaml? Yaml, ImmutableArray<Finding> Findings) Read(string yaml)
    {
        var findings = new Findings();
        var root = YamlText.Load(yaml, findings);
        var read = root is not null ? Yaml(new YamlFields(root, "the file", Root, findings), findings) : null;
        if (read is not null)
            RuleProblems.Tell(read.Rules, root!, findings);
        return (findings.HasErrors ? null : read, findings.InOrder);
    }

    private static LogsYaml Yaml(YamlFields root, Findings findings)
    {
        var usual = Retention.Read(root);
        YamlFields[] groups =
        [
            .. root.Items("groups").Select(n => new YamlFields(n, "a log group", GroupFields, findings)),
        ];
        var rules = Rules(root, groups, findings);
        CheckBeginnings(rules.Groups.Zip(groups));
        return new LogsYaml(
            rules,
            [
                .. from read in rules.Groups.Zip(groups)
                let retention = read.Second.Has("retention") ? Retention.Read(read.Second) : usual
                let isArchived = !read.Second.Has("archive") || read.Second.Flag("archive")
                where read.First.IsOneGroup
                select new ListedGroup(read.First.Name, retention, isArchived),
            ]
        );
    }

    private static void CheckBeginnings(IEnumerable<(LogGroupRule Rule, YamlFields Fields)> groups)
    {
        foreach (var (rule, fields) in groups)
        {
            if (!rule.IsOneGroup && (fields.Has("retention") || fields.Has("archive")))
                fields.Wrong("name", $"`{rule.Name}`: `retention` and `archive` need a group's whole name.");
        }
    }

    private static LogRules Rules(YamlFields root, IEnumerable<YamlFields> groups, Findings findings)
    {
        var traces = root.Required("traces") is { } t
            ? new YamlFields(t, "traces", ["slow", "oneSlowOf", "mostPerBatch"], findings)
            : null;
        var signals = root.Required("signals") is { } s
            ? new YamlFields(s, "signals", ["quiet", "flood", "spikeAtLeast", "unread"], findings)
            : null;
        root.Required("groups");
        root.Required("refuse");
        return new LogRules
        {
            Groups = [.. groups.Select(Group)],
            Refuse = [.. root.Texts("refuse").Select(r => r.Text)],
            Patterns =
            [
                .. root.Items("patterns")
                    .Select(n =>
                        Pattern(new YamlFields(n, "a pattern", ["name", "severity", "runbook", .. Matcher], findings))
                    ),
            ],
            Fingerprints =
            [
                .. root.Items("fingerprints")
                    .Select(n =>
                        Fingerprint(new YamlFields(n, "a fingerprint", ["fingerprint", .. Matcher], findings))
                    ),
            ],
            InApp = [.. root.Texts("inApp").Select(r => r.Text)],
            Libraries = [.. root.Texts("libraries").Select(r => r.Text)],
            Redact = [.. root.Texts("redact").Select(r => r.Text)],
            Personal = root.Has("personal") ? [.. root.Texts("personal").Select(r => r.Text)] : LogRules.None.Personal,
            Measures =
            [
                .. root.Items("measures")
                    .Select(n =>
                        Measure(
                            new YamlFields(
                                n,
                                "a measure",
                                ["event", "metric", "field", "unit", "by", "values"],
                                findings
                            )
                        )
                    ),
            ],
            Traces = new TraceRule(
                (int)(traces?.Duration("slow", "1s", "1h", TimeSpan.FromSeconds(1)) ?? TimeSpan.Zero).TotalMilliseconds,
                traces?.Number("oneSlowOf", 1, 10_000, 10) ?? 10,
                traces?.Number("mostPerBatch", 0, 20, 10) ?? 10
            ),
            Signals = new SignalRule(
                (int)(signals?.Duration("quiet", "1m", "7d", TimeSpan.FromMinutes(30)) ?? TimeSpan.Zero).TotalMinutes,
                signals?.Number("flood", 1, 1_000, 10) ?? 10,
                signals?.Number("spikeAtLeast", 1, 1_000_000, 20) ?? 20,
                signals?.Number("unread", 0, SignalRule.MostUnreadAnHour, SignalRule.UsualUnreadAnHour)
                    ?? SignalRule.UsualUnreadAnHour
            ),
        };
    }

    private static LogGroupRule Group(YamlFields fields) =>
        new(
            Said(fields, "name"),
            Said(fields, "service"),
            [
                .. fields.Texts("pattern").Select(p => Pattern(fields, p.Text)).OfType<LogFormat>(),
                .. fields.Texts("formats").Select(f => Format(fields, f.Text)).OfType<LogFormat>(),
            ]
        );

    private static PatternFormat? Pattern(YamlFields fields, string text)
    {
        if (LinePattern.TryParse(text, out var pattern, out string? flaw))
            return new PatternFormat(pattern);
        fields.Wrong("pattern", $"`{text}` is no pattern: {flaw}.");
        return null;
    }

    private static NamedPattern Pattern(YamlFields fields)
    {
        fields.Required("severity");
        return new NamedPattern(
            Said(fields, "name"),
            Match(fields),
            fields.Word("severity", Severities, Severity.P2),
            fields.Text("runbook")
        );
    }

    private static FingerprintRule Fingerprint(YamlFields fields)
    {
        fields.Required("fingerprint");
        return new FingerprintRule(Match(fields), [.. fields.Texts("fingerprint").Select(p => p.Text)]);
    }

    private static MeasureRule Measure(YamlFields fields)
    {
        return new MeasureRule(
            Said(fields, "event"),
            Said(fields, "metric"),
            fields.Text("field"),
            fields.Word("unit", Units, MeasureUnit.Count),
            fields.Text("by"),
            [.. fields.Texts("values").Select(v => v.Text)]
        );
    }

    private static LogMatcher Match(YamlFields fields) =>
        new(
            fields.Text("contains"),
            fields.Text("service"),
            fields.Text("logger"),
            fields.Has("level") ? fields.Word("level", Levels, Level.Error) : null
        );

    private static string Said(YamlFields fields, string name)
    {
        fields.Required(name);
        return fields.Text(name) ?? "";
    }

    private static LogFormat? Format(YamlFields fields, string name)
    {
        if (Formats.TryGetValue(name, out var format))
            return format;
        fields.Wrong("formats", $"`{name}` is none of {string.Join(", ", Formats.Keys)}.");
        return null;
    }
}
