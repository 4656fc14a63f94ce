using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.OnCall;

/// <summary>Reads the hours, and what the clock does with each severity.</summary>
/// <param name="levels">The names of the levels.</param>
/// <param name="people">The ids of people.</param>
/// <param name="channels">
/// The channels of the routing policy; null where it is not at hand, and then none is checked.
/// </param>
/// <param name="findings">Where to tell what is wrong.</param>
internal sealed class EscalationsYaml(
    IReadOnlyCollection<string> levels,
    IReadOnlyCollection<string> people,
    IReadOnlyCollection<string>? channels,
    Findings findings
)
{
    private static readonly string[] Fields =
    [
        "acknowledgeWithin",
        "resolveWithin",
        "opens",
        "tell",
        "rounds",
        "askAfter",
        "answerWithin",
        "hours",
    ];

    private static readonly Dictionary<string, IsoDayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = IsoDayOfWeek.Monday,
        ["tue"] = IsoDayOfWeek.Tuesday,
        ["wed"] = IsoDayOfWeek.Wednesday,
        ["thu"] = IsoDayOfWeek.Thursday,
        ["fri"] = IsoDayOfWeek.Friday,
        ["sat"] = IsoDayOfWeek.Saturday,
        ["sun"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>Reads the file's fields <c>hours</c> and <c>severities</c>.</summary>
    public ImmutableArray<EscalationPolicy> Read(YamlFields file)
    {
        var hours = new Dictionary<string, Hours?>(StringComparer.Ordinal);
        foreach (var (name, _, node) in OnCallYaml.Named(file, "hours", findings))
            hours[name] = Hours(name, node);

        var read = new List<EscalationPolicy>();
        file.Required("severities");
        foreach (var (name, at, node) in OnCallYaml.Named(file, "severities", findings))
        {
            if (Enum.GetNames<Severity>().Contains(name))
                read.Add(
                    Escalation(
                        Enum.Parse<Severity>(name),
                        new YamlFields(node, $"the severity {name}", Fields, findings),
                        hours
                    )
                );
            else
                findings.Error(
                    at,
                    $"A severity must be one of {string.Join(", ", Enum.GetNames<Severity>())}; `{name}` is "
                        + $"none of them."
                );
        }

        foreach (
            var missing in Enum.GetValues<Severity>()
                .Where(s => file.Has("severities") && read.All(e => e.Severity != s))
        )
            file.Wrong("severities", $"`severities` needs {missing}.");
        return [.. read.OrderBy(e => e.Severity)];
    }

    /// <summary>Tells of a channel that routing.yaml does not have.</summary>
    public string Channel(string name, YamlDotNet.Core.Mark at)
    {
        if (channels is not null && !channels.Contains(name))
            findings.Error(at, $"routing.yaml has no channel `{name}`.{Suggestion.Sentence(name, channels)}");
        return name;
    }

    private Hours Hours(string name, YamlNode node)
    {
        var fields = new YamlFields(node, $"the hours {name}", ["days", "from", "until"], findings);
        var days = ImmutableArray.CreateBuilder<IsoDayOfWeek>();
        fields.Required("days");
        foreach (var (text, at) in fields.Texts("days", "Name at least one day."))
        {
            if (Days.TryGetValue(text, out var day))
                days.Add(day);
            else
                findings.Error(at, $"A day must be one of {string.Join(", ", Days.Keys)}; `{text}` is none of them.");
        }

        var (from, until) = (OnCallYaml.Time(fields, "from"), OnCallYaml.Time(fields, "until"));
        if (until != LocalTime.Midnight && until <= from)
            fields.Wrong(
                "until",
                "Hours must end later on the day on which they begin; \"00:00\" is the end of the day."
            );
        return new Hours(name, days.DrainToImmutable(), from, until);
    }

    private EscalationPolicy Escalation(Severity severity, YamlFields fields, Dictionary<string, Hours?> hours)
    {
        foreach (var needed in new[] { "acknowledgeWithin", "resolveWithin", "tell" })
            fields.Required(needed);
        if (fields.Has("askAfter"))
            fields.Required("answerWithin");
        var steps = Steps(fields);
        return new EscalationPolicy
        {
            Severity = severity,
            AcknowledgeWithin = fields.Duration("acknowledgeWithin", "10s", "30d", TimeSpan.FromHours(1)),
            ResolveWithin = fields.Duration("resolveWithin", "10s", "90d", TimeSpan.FromHours(1)),
            Opens = fields.Text("opens") is { } opens ? Named(LevelStep.OfLevel, opens, fields.Place("opens")) : null,
            Steps = steps,
            Rounds = fields.Number("rounds", 1, 20, 1),
            AskAfter = fields.Has("askAfter") ? fields.Duration("askAfter", "10s", "30d", TimeSpan.FromHours(1)) : null,
            AnswerWithin = fields.Duration("answerWithin", "10s", "30d", TimeSpan.FromHours(1)),
            Hours = fields.Text("hours") is null ? null : fields.Word("hours", hours, null),
        };
    }

    private ImmutableArray<EscalationStep> Steps(YamlFields fields)
    {
        var steps = ImmutableArray.CreateBuilder<EscalationStep>();
        foreach (var (text, at, node) in OnCallYaml.Named(fields, "tell", findings))
        {
            var (kind, name) = EscalationStepKind.Read(text);
            var names = new YamlFields(
                new YamlMappingNode(new YamlScalarNode("through"), node),
                $"the {kind.Word} {name}",
                ["through"],
                findings
            );
            steps.Add(
                kind.Make(
                    Named(kind, name, at),
                    [.. names.Texts("through", "Name at least one channel.").Select(c => Channel(c.Text, c.At))]
                )
            );
        }

        return steps.DrainToImmutable();
    }

    private string Named(EscalationStepKind kind, string name, YamlDotNet.Core.Mark at)
    {
        var names = kind.Names(levels, people);
        if (!names.Contains(name))
            findings.Error(at, $"No {kind.Word} is called `{name}`.{Suggestion.Sentence(name, names)}");
        return name;
    }
}
