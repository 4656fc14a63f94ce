using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Cli.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Tests.Logs;

/// <summary>Rules with things changed in them by chance, as people write them and as functions embed them.</summary>
internal static class MutatedRules
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "/",
        "*",
        "x",
        "api",
        "/ecs/roleferry-api",
        "/ecs/roleferry-workers",
        "/aws/lambda/",
        "/aws/lambda/roleferry-",
        "/ecs/*",
        "arn:aws:logs:eu-central-1:1:log-group:/x",
        "two words",
        "{default}",
        "{service}",
        "{servce}",
        "a {level}",
        "{}",
        "(",
        "[a-z",
        "(?<=x)y",
        "(a)\\1",
        "(?>a)b",
        "x*",
        "cust-[0-9]+",
        "a\nb",
        "email",
        "phone",
        "shoes",
        new string('n', 200),
    ];

    /// <summary>The clone's own.</summary>
    public static string Good { get; } = File.ReadAllText(LogsFile.Place.Nearest());

    /// <summary>So many of them.</summary>
    public static IEnumerable<(string Yaml, byte[] Json)> Some(int count, int seed)
    {
        var random = new Random(seed);
        var good = LogRulesYaml.Read(Good).Yaml!.Rules;
        for (int i = 0; i < count; i++)
        {
            var rules = good;
            for (int changes = random.Next(0, 3); changes >= 0; changes--)
                rules = Mutated(rules, random);
            yield return (Yaml(rules), LogRulesJson.Write(rules));
        }
    }

    private static LogRules Mutated(LogRules rules, Random random)
    {
        string text = Texts[random.Next(Texts.Length)];
        var match = new LogMatcher(
            random.Next(2) == 0 ? text : null,
            random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : null,
            random.Next(4) == 0 ? "app" : null,
            random.Next(4) == 0 ? Level.Critical : null
        );
        return random.Next(14) switch
        {
            0 => rules with { Refuse = Changed(rules.Refuse, text, random) },
            1 => rules with
            {
                Groups = Changed(rules.Groups, new LogGroupRule(text, "api", [LogFormats.All[0]]), random),
            },
            2 => rules with { Groups = Changed(rules.Groups, new LogGroupRule("/ecs/new", text, []), random) },
            3 => rules with { Groups = rules.Groups.Add(rules.Groups[random.Next(rules.Groups.Length)]) },
            4 => rules with
            {
                Patterns = Changed(rules.Patterns, new NamedPattern("n", match, Core.Signals.Severity.P1), random),
            },
            5 => rules with
            {
                Patterns = Changed(
                    rules.Patterns,
                    new NamedPattern(text, new LogMatcher("x"), Core.Signals.Severity.P1, text),
                    random
                ),
            },
            6 => rules with
            {
                Fingerprints = Changed(rules.Fingerprints, new FingerprintRule(match, ["a", text]), random),
            },
            7 => rules with
            {
                Fingerprints = Changed(
                    rules.Fingerprints,
                    new FingerprintRule(new LogMatcher("x"), [.. Enumerable.Repeat(text, random.Next(20))]),
                    random
                ),
            },
            8 => rules with { InApp = Changed(rules.InApp, text, random) },
            9 => rules with { Libraries = Changed(rules.Libraries, text, random) },
            10 => rules with { Redact = Changed(rules.Redact, text, random) },
            11 => rules with { Personal = Changed(rules.Personal, text, random) },
            12 => rules with
            {
                Measures = Changed(
                    rules.Measures,
                    new MeasureRule(
                        "e",
                        text,
                        random.Next(2) == 0 ? text : null,
                        (MeasureUnit)random.Next(4),
                        null,
                        [text]
                    ),
                    random
                ),
            },
            _ => rules with
            {
                Traces = new TraceRule(random.Next(0, 5) * 1_000, random.Next(0, 5), random.Next(18, 23)),
                Signals = new SignalRule(random.Next(0, 4), random.Next(998, 1_003), random.Next(0, 3)),
            },
        };
    }

    private static ImmutableArray<T> Changed<T>(ImmutableArray<T> items, T item, Random random) =>
        items.Length > 0 && random.Next(2) == 0 ? items.SetItem(random.Next(items.Length), item) : items.Add(item);

    private static string Yaml(LogRules rules)
    {
        var root = new YamlMappingNode(
            new YamlScalarNode("groups"),
            List(rules.Groups, g =>
                Fields(
                    ("name", g.Name),
                    ("service", g.Service),
                    ("formats", Words(g.Formats.Select(f => f.Name.ToLowerInvariant())))
                )
            ),
            new YamlScalarNode("refuse"),
            Words(rules.Refuse),
            new YamlScalarNode("patterns"),
            List(rules.Patterns, p =>
                Match(p.Match, ("name", p.Name), ("severity", p.Severity.ToString()), ("runbook", p.Runbook))
            ),
            new YamlScalarNode("fingerprints"),
            List(rules.Fingerprints, f => Match(f.Match, ("fingerprint", Words(f.Parts)))),
            new YamlScalarNode("inApp"),
            Words(rules.InApp),
            new YamlScalarNode("libraries"),
            Words(rules.Libraries),
            new YamlScalarNode("redact"),
            Words(rules.Redact),
            new YamlScalarNode("personal"),
            Words(rules.Personal),
            new YamlScalarNode("measures"),
            List(rules.Measures, m =>
                Fields(
                    ("event", m.Event),
                    ("metric", m.Metric),
                    ("field", m.Field),
                    ("unit", m.Unit.ToString().ToLowerInvariant()),
                    ("by", m.By),
                    ("values", Words(m.Values))
                )
            ),
            new YamlScalarNode("traces"),
            Fields(
                ("slow", $"{rules.Traces.SlowMilliseconds / 1_000}s"),
                ("oneSlowOf", Number(rules.Traces.SlowSample)),
                ("mostPerBatch", Number(rules.Traces.MostPerBatch))
            ),
            new YamlScalarNode("signals"),
            Fields(
                ("quiet", $"{rules.Signals.QuietMinutes}m"),
                ("flood", Number(rules.Signals.Flood)),
                ("spikeAtLeast", Number(rules.Signals.SpikeAtLeast)),
                ("unread", Number(rules.Signals.UnreadAnHour))
            )
        );
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        return text.ToString();
    }

    private static YamlSequenceNode List<T>(IEnumerable<T> items, Func<T, YamlNode> node) => new(items.Select(node));

    private static YamlSequenceNode Words(IEnumerable<string> words) => new(words.Select(Word));

    private static YamlMappingNode Match(LogMatcher match, params (string, object?)[] more) =>
        Fields([
            ("contains", match.Contains),
            ("service", match.Service),
            ("logger", match.Logger),
            ("level", match.Level?.ToString().ToLowerInvariant()),
            .. more,
        ]);

    private static YamlMappingNode Fields(params (string Name, object? Value)[] fields) =>
        new(
            fields
                .Where(f => f.Value is not null)
                .SelectMany(f => new[] { Word(f.Name), f.Value as YamlNode ?? Word((string)f.Value!) })
        );

    private static YamlNode Word(string text) => new YamlScalarNode(text) { Style = ScalarStyle.DoubleQuoted };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
