using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Lint;

/// <summary>What an alarm says of itself, judged as AlarmRouter would read it.</summary>
internal static class AlarmWordsLint
{
    /// <summary>What it lacks.</summary>
    /// <param name="description">Its description.</param>
    /// <param name="tags">Its tags; null where they could not be asked for.</param>
    /// <param name="reach">Which of these AlarmRouter gets to know.</param>
    /// <param name="severities">The policy's own words for severities.</param>
    /// <param name="isOurOwn">
    /// Whether it mails past AlarmRouter, which then has no use for severity and service.
    /// </param>
    public static IEnumerable<(LintRule Rule, string Text)> Of(
        string description,
        IReadOnlyDictionary<string, string>? tags,
        TagReach reach,
        ImmutableSortedDictionary<string, Severity> severities,
        bool isOurOwn
    )
    {
        var words = AlarmWords.Read(description);
        string Tag(string field) => tags?.GetValueOrDefault(field) ?? "";
        string Said(string field) =>
            reach.Has(field, tags) && Tag(field) is { Length: > 0 } sent ? sent : words.GetValueOrDefault(field, "");
        string Lacks(string field, string otherwise) =>
            Tag(field) is { Length: > 0 } tag
                ? $"has the tag {field}={tag}, {reach.Why}: turn on its ActionConfiguration.AlarmTagsPropagation, or "
                    + $"add {field}={tag} to its description."
                : otherwise;

        Severity? Severity(string word) => SeverityTable.Read(word, severities);

        // Where tags could not be asked for, one that is sent may say it.
        bool IsMissing(string field) =>
            Said(field).Length == 0 && (tags is not null || !reach.Propagation.Sends(field));

        if (IsMissing("runbook"))
            yield return (LintRule.Runbook, Lacks("runbook", "names no runbook. Add runbook=NAME to its description."));
        if (isOurOwn)
            yield break;
        if (IsMissing("severity") || (Said("severity") is { Length: > 0 } said && Severity(said) is null))
        {
            yield return (
                LintRule.Severity,
                Said("severity") is { Length: > 0 } wrong
                    ? $"has severity={wrong}, which is no severity that is known, and would count as P2. Use P0, P1, "
                        + "P2 or P3, or add the word to `severities` of monitoring/routing.yaml."
                    : Lacks(
                        "severity",
                        "states no severity and would count as P2. Add severity=P0, P1, P2 or P3 to its description."
                    )
            );
        }

        if (IsMissing("service"))
            yield return (LintRule.Service, Lacks("service", "names no service. Add service=NAME to its description."));
        if (tags is not null && Tag("owner").Length == 0 && Said("owner").Length == 0)
            yield return (LintRule.Owner, "has no owner. Add the tag owner.");
    }
}
