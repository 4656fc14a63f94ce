using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>Looks at rules one by one, keeps those that work, and tells what is wrong with the others.</summary>
internal sealed partial class RuleCheck
{
    /// <summary>Characters of a service, a metric, a name: they become names of counters and dimensions.</summary>
    private const int LongestName = 128;

    /// <summary>Parts of a fingerprint, and characters of one: a template has room for all of them.</summary>
    private const int MostParts = 16;

    private static readonly string[] Placeholders = ["{default}", "{service}", "{logger}", "{level}"];

    private readonly ImmutableArray<RuleProblem>.Builder _problems = ImmutableArray.CreateBuilder<RuleProblem>();

    /// <summary>What was found to be wrong.</summary>
    public ImmutableArray<RuleProblem> Problems => _problems.ToImmutable();

    /// <summary>The rules that work.</summary>
    public LogRules Check(LogRules rules)
    {
        var refuse = Kept(rules.Refuse, RuleSections.Refuse, CheckRefused);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return rules with
        {
            Refuse = refuse,
            Groups = Kept(rules.Groups, RuleSections.Groups, (g, place) => CheckGroup(g, place, names, refuse)),
            Patterns = Kept(rules.Patterns, RuleSections.Patterns, CheckPattern),
            Fingerprints = Kept(rules.Fingerprints, RuleSections.Fingerprints, CheckFingerprint),
            InApp = Kept(rules.InApp, RuleSections.InApp, CheckBeginning),
            Libraries = Kept(rules.Libraries, RuleSections.Libraries, CheckBeginning),
            Redact = Kept(rules.Redact, RuleSections.Redact, CheckRedact),
            Personal = Kept(rules.Personal, RuleSections.Personal, CheckPersonal),
            Measures = Kept(rules.Measures, RuleSections.Measures, CheckMeasure),
            Traces = CheckTraces(rules.Traces),
            Signals = CheckSignals(rules.Signals),
        };
    }

    /// <summary>The items that nothing is wrong with.</summary>
    private ImmutableArray<T> Kept<T>(ImmutableArray<T> items, string section, Action<T, RulePlace> check)
    {
        if (items.IsDefaultOrEmpty)
            return [];
        var kept = ImmutableArray.CreateBuilder<T>(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            int before = _problems.Count;
            if (items[i] is null)
                Wrong(new RulePlace(section, i), "There is nothing.");
            else
                check(items[i], new RulePlace(section, i));
            if (_problems.Count == before)
                kept.Add(items[i]);
        }

        return kept.ToImmutable();
    }

    private void CheckRefused(string beginning, RulePlace place)
    {
        if (beginning.Contains('*', StringComparison.Ordinal))
            Wrong(place, $"`{beginning}` is the beginning of names already: leave out the star.");
        else if (!GroupName().IsMatch(beginning))
            Wrong(place, $"`{beginning}` is not how a log group's name begins.");
        else if (beginning.Trim('/').Length == 0)
            Wrong(place, $"`{beginning}` would refuse nearly every log group.");
    }

    private void CheckGroup(LogGroupRule group, RulePlace place, HashSet<string> names, ImmutableArray<string> refuse)
    {
        var name = place with { Field = "name" };
        string? refused = refuse.FirstOrDefault(r => group.Name.StartsWith(r, StringComparison.Ordinal));
        if (group.Name.Length == 0)
            Wrong(name, "The name is empty.");
        else if (group.Name.StartsWith("arn:", StringComparison.Ordinal))
            Wrong(name, $"`{group.Name}` is an ARN. Name the log group; groups of other accounts cannot be read.");
        else if (!GroupName().IsMatch(group.Name))
            Wrong(
                name,
                $"`{group.Name}` is not a log group name: up to 512 letters, digits and . - _ / #, and an optional * "
                    + "at the end."
            );
        else if (!names.Add(group.Name))
            Wrong(name, $"`{group.Name}` is there twice.");
        else if (refused is not null)
            Wrong(name, $"`{group.Name}` is never read: `refuse` names `{refused}`.");
        CheckName(group.Service, place with { Field = "service" });
        if (!group.Formats.IsDefaultOrEmpty && group.Formats.Any(f => f is null))
            Wrong(place with { Field = "formats" }, "No format has that name.");
    }

    private void CheckPattern(NamedPattern pattern, RulePlace place)
    {
        CheckName(pattern.Name, place with { Field = "name" });
        CheckMatch(pattern.Match, place);
        if (pattern.Runbook is { } runbook && string.IsNullOrWhiteSpace(runbook))
            Wrong(place with { Field = "runbook" }, "The runbook is empty: leave the field out.");
    }

    private void CheckFingerprint(FingerprintRule rule, RulePlace place)
    {
        CheckMatch(rule.Match, place);
        var field = place with { Field = "fingerprint" };
        if (rule.Parts.IsDefaultOrEmpty)
            Wrong(field, "`fingerprint` needs at least one part.");
        else if (rule.Parts.Length > MostParts)
            Wrong(field, $"`fingerprint` has at most {MostParts} parts.");
        else
            foreach (string part in rule.Parts)
                CheckPart(part, field);
    }

    private void CheckPart(string part, RulePlace place)
    {
        if (string.IsNullOrWhiteSpace(part) || part.Length > LongestName)
            Wrong(place, $"A part of `fingerprint` has 1 to {LongestName} characters.");
        else if (Placeholder().Match(part) is { Success: true, Value: var placeholder } && !Placeholders.Contains(part))
            Wrong(
                place,
                Placeholders.Contains(placeholder)
                    ? $"`{placeholder}` stands in a part of its own, not in `{part}`."
                    : $"`{placeholder}` is none of {string.Join(", ", Placeholders)}."
            );
    }

    private void CheckMatch(LogMatcher match, RulePlace place)
    {
        if (match is null || match.IsEmpty)
            Wrong(
                place with
                {
                    Field = "contains",
                },
                "Give at least one of contains, service, logger and level. Otherwise it would match every error."
            );
        else
        {
            CheckWord(match.Contains, place with { Field = "contains" }, "it would match every error");
            CheckWord(match.Service, place with { Field = "service" }, "it would match no error");
            CheckWord(match.Logger, place with { Field = "logger" }, "it would match no error");
        }
    }

    private void CheckWord(string? word, RulePlace place, string what)
    {
        if (word is not null && string.IsNullOrWhiteSpace(word))
            Wrong(place, $"`{place.Field}` is empty: {what}.");
    }

    private void CheckBeginning(string beginning, RulePlace place)
    {
        if (string.IsNullOrWhiteSpace(beginning))
            Wrong(place, "The beginning is empty: it would be that of every frame.");
    }

    private void CheckRedact(string pattern, RulePlace place)
    {
        try
        {
            OwnPattern.Compile(pattern);
        }
        catch (ArgumentException e)
        {
            Wrong(place, e.Message);
        }
    }

    private void CheckPersonal(string kind, RulePlace place)
    {
        if (!RuleSections.PersonalKinds.ContainsKey(kind))
            Wrong(place, $"`{kind}` is none of {string.Join(", ", RuleSections.PersonalKinds.Keys.Order())}.");
    }

    private void CheckMeasure(MeasureRule measure, RulePlace place)
    {
        CheckName(measure.Event, place with { Field = "event" });
        CheckName(measure.Metric, place with { Field = "metric" });
        CheckWord(measure.Field, place with { Field = "field" }, "no line has such a field");
        CheckWord(measure.By, place with { Field = "by" }, "no line has such a field");
        if (measure.Unit != MeasureUnit.Count && measure.Field is null)
            Wrong(
                place with
                {
                    Field = "unit",
                },
                "A measure that is not a count needs the `field` that holds its number."
            );
        if (measure.Values.IsDefault)
            Wrong(place with { Field = "values" }, "There are no values.");
        else
            foreach (string value in measure.Values)
                CheckName(value, place with { Field = "values" });
    }

    private TraceRule CheckTraces(TraceRule traces)
    {
        var usual = LogRules.None.Traces;
        return new TraceRule(
            Within(traces?.SlowMilliseconds, 1_000, 3_600_000, usual.SlowMilliseconds, RuleSections.Traces, "slow"),
            Within(traces?.SlowSample, 1, 10_000, usual.SlowSample, RuleSections.Traces, "oneSlowOf"),
            Within(traces?.MostPerBatch, 0, 20, usual.MostPerBatch, RuleSections.Traces, "mostPerBatch")
        );
    }

    private SignalRule CheckSignals(SignalRule signals)
    {
        var usual = LogRules.None.Signals;
        return new SignalRule(
            Within(signals?.QuietMinutes, 1, 7 * 24 * 60, usual.QuietMinutes, RuleSections.Signals, "quiet"),
            Within(signals?.Flood, 1, 1_000, usual.Flood, RuleSections.Signals, "flood"),
            Within(signals?.SpikeAtLeast, 1, 1_000_000, usual.SpikeAtLeast, RuleSections.Signals, "spikeAtLeast"),
            Within(
                signals?.UnreadAnHour,
                0,
                SignalRule.MostUnreadAnHour,
                usual.UnreadAnHour,
                RuleSections.Signals,
                "unread"
            )
        );
    }

    private int Within(int? value, int least, int most, int usual, string section, string field)
    {
        if (value is { } number && number >= least && number <= most)
            return number;
        Wrong(new RulePlace(section, Field: field), $"`{field}` is between {least} and {most}; `{value}` is not.");
        return usual;
    }

    private void CheckName(string? name, RulePlace place)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            Wrong(place, $"`{place.Field}` has 1 to {LongestName} characters, on one line.");
    }

    private void Wrong(RulePlace place, string text) => _problems.Add(new RuleProblem(place, text));

    /// <summary>
    /// A log group's name, a star at the end where it is a beginning.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    /// </summary>
    [GeneratedRegex(@"\A[.\-_/#A-Za-z0-9]{0,512}\*?\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();

    [GeneratedRegex(@"\{\w*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
