using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Text;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>Reads cases as people write them, and finds everything that is wrong with them.</summary>
internal sealed class PolicyTestsYaml(Findings findings)
{
    private const string Account = "123456789012";
    private const string Region = "eu-central-1";

    private static readonly Dictionary<string, SignalState> States = new(StringComparer.Ordinal)
    {
        ["ALARM"] = SignalState.Alarm,
        ["OK"] = SignalState.Ok,
        ["INSUFFICIENT_DATA"] = SignalState.InsufficientData,
    };

    /// <summary>Reads a file's text.</summary>
    public static (ImmutableArray<PolicyTestCase> Cases, ImmutableArray<Finding> Findings) Read(string yaml)
    {
        var findings = new Findings();
        ImmutableArray<PolicyTestCase> cases = YamlText.Load(yaml, findings) is { } root
            ? new PolicyTestsYaml(findings).Cases(root)
            : [];
        return (findings.HasErrors ? [] : cases, findings.InOrder);
    }

    private ImmutableArray<PolicyTestCase> Cases(YamlNode root)
    {
        var fields = new YamlFields(root, "the file", ["cases"], findings);
        fields.Required("cases");
        return [.. fields.Items("cases").Select(Case)];
    }

    private PolicyTestCase Case(YamlNode node)
    {
        var fields = new YamlFields(node, "a case", ["name", "silences", "steps"], findings);
        fields.Required("name");
        fields.Required("steps");
        var steps = fields.Items("steps").Select(Step).ToImmutableArray();
        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i].At < steps[i - 1].At)
                findings.Error(
                    fields.Place("steps"),
                    $"The step on line {steps[i].Line} is before the one in front of it: steps stand in the "
                        + $"order of time."
                );
        }

        return new PolicyTestCase(
            fields.Text("name") ?? "",
            (int)fields.At.Line,
            [.. fields.Items("silences").Select((n, i) => Silence(n, i))],
            steps
        );
    }

    private Silence Silence(YamlNode node, int index)
    {
        var fields = new YamlFields(node, "a silence", ["match", "from", "until", "during", "coversP0"], findings);
        fields.Required("match");
        var from = Moment(fields, "from");
        return new Silence
        {
            Id = $"SIL-{index + 1}",
            Matchers = MatchersYaml.Read(fields, findings),
            From = from,
            Until = Moment(fields, "until"),
            During = [.. fields.Texts("during").Select(t => t.Text)],
            CoversP0 = fields.Flag("coversP0"),
            Author = "the case",
            Reason = "as the case says",
            CreatedAt = from,
        };
    }

    private PolicyTestStep Step(YamlNode node)
    {
        var fields = new YamlFields(
            node,
            "a step",
            [
                "at",
                "alarm",
                "state",
                "description",
                "tags",
                "source",
                "account",
                "region",
                "namespace",
                "metric",
                "dimensions",
                "expect",
            ],
            findings
        );
        var at = Moment(fields, "at");
        return new PolicyTestStep(
            at,
            (int)fields.At.Line,
            fields.Has("alarm") ? Signal(fields, at) : null,
            fields.Has("expect") ? Expected(fields.Required("expect")!) : null
        );
    }

    private Signal Signal(YamlFields fields, DateTimeOffset at)
    {
        var name = fields.Text("alarm") ?? "";
        var (account, region) = (fields.Text("account") ?? Account, fields.Text("region") ?? Region);
        var measurement =
            fields.Has("namespace") || fields.Has("metric") || fields.Has("dimensions")
                ? new Measurement
                {
                    Namespace = fields.Text("namespace"),
                    Metric = fields.Text("metric"),
                    Dimensions = Pairs(fields, "dimensions"),
                }
                : null;
        return new Signal
        {
            Key = new SignalKey(
                fields.Text("source") ?? SignalSource.CloudWatch,
                $"arn:aws:cloudwatch:{region}:{account}:alarm:{name}"
            ),
            State = fields.Word("state", States, SignalState.Alarm),
            At = at,
            Name = name,
            Description = fields.Text("description") ?? "",
            Reason = "As the case says.",
            Account = account,
            Region = region,
            Tags = Pairs(fields, "tags"),
            Measurement = measurement,
        };
    }

    private Expectation Expected(YamlNode node)
    {
        var fields = new YamlFields(
            node,
            "what is expected",
            ["channels", "reasons", "routes", "outcome", "severity", "people"],
            findings
        );
        var reasons = ImmutableArray.CreateBuilder<ReasonCode>();
        foreach (var (text, at) in fields.Texts("reasons"))
        {
            if (Enum.TryParse<ReasonCode>(text, out var code) && Enum.IsDefined(code))
                reasons.Add(code);
            else
                findings.Error(
                    at,
                    $"No reason is called `{text}`.{Suggestion.Sentence(text, Enum.GetNames<ReasonCode>())}"
                );
        }

        if (fields.Text("outcome") is { } outcome && !Enum.GetNames<DecisionOutcome>().Contains(outcome))
            fields.Wrong(
                "outcome",
                $"No outcome is called `{outcome}`.{Suggestion.Sentence(outcome, Enum.GetNames<DecisionOutcome>())}"
            );
        return new Expectation(
            Names(fields, "channels"),
            reasons.DrainToImmutable(),
            Names(fields, "routes"),
            fields.Text("outcome"),
            fields.Text("severity"),
            Pairs(fields, "people")
        );
    }

    private static ImmutableArray<string>? Names(YamlFields fields, string name) =>
        fields.Has(name) ? [.. fields.Texts(name).Select(t => t.Text)] : null;

    private ImmutableSortedDictionary<string, string> Pairs(YamlFields fields, string name)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!fields.Has(name))
            return pairs.ToImmutable();
        if (fields.Required(name) is not YamlMappingNode mapping)
        {
            fields.Wrong(name, $"`{name}` are written as pairs: {{name: value}}.");
            return pairs.ToImmutable();
        }

        foreach (var (key, value) in mapping.Children)
        {
            var (of, text) = ((key as YamlScalarNode)?.Value ?? "", (value as YamlScalarNode)?.Value);
            if (text is null)
                findings.Error(value.Start, $"`{of}` is one text here.");
            pairs[of] = text ?? "";
        }

        return pairs.ToImmutable();
    }

    private static DateTimeOffset Moment(YamlFields fields, string name)
    {
        fields.Required(name);
        return fields.Moment(name, new MomentReader()) ?? default;
    }
}
