using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads matchers: the field <c>match</c> of routes and rules, and others like it.</summary>
internal static class MatchersYaml
{
    /// <summary>Labels that have one of a few values.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Closed { get; } =
        new Dictionary<string, ImmutableArray<string>>
        {
            [LabelName.Severity] = [.. Enum.GetNames<Severity>()],
            [LabelName.State] = [.. Enum.GetValues<SignalState>().Select(SignalStateName.Of)],
        };

    /// <summary>Those that can be read; the others become findings.</summary>
    public static ImmutableArray<Matcher> Read(YamlFields fields, Findings findings, string field = "match")
    {
        var matchers = ImmutableArray.CreateBuilder<Matcher>();
        foreach (var (text, at) in fields.Texts(field, atLeastOne: "Write at least one matcher, as in severity=P0."))
        {
            if (!MatcherText.TryRead(text, out var read, out var error))
                findings.Error(at, error);
            foreach (var matcher in read)
                Check(matcher, at, findings);
            matchers.AddRange(read);
        }

        return matchers.DrainToImmutable();
    }

    private static void Check(Matcher matcher, Mark at, Findings findings)
    {
        LabelsYaml.Check(matcher.Label, at, findings);
        if (
            !Closed.TryGetValue(matcher.Label, out var values)
            || values.Any(v => matcher.Matches(v) != IsNegative(matcher))
        )
            return;
        findings.Error(
            at,
            IsNegative(matcher)
                ? $"`{matcher}` always holds: {matcher.Label} is one of {string.Join(", ", values)}."
                : $"`{matcher}` never holds: {matcher.Label} is one of {string.Join(", ", values)}."
        );
    }

    private static bool IsNegative(Matcher matcher) =>
        matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotRegex;
}
