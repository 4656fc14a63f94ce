using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Lint;

/// <summary>What an alarm says of itself, judged as AlarmRouter would read it.</summary>
internal static class AlarmWordsLint
{
    /// <summary>What it lacks.</summary>
    /// <param name="description">Its description.</param>
    /// <param name="tags">Its tags; null where they could not be asked for.</param>
    /// <param name="isOurOwn">
    /// Whether it mails past AlarmRouter, which then has no use for severity and service.
    /// </param>
    public static IEnumerable<(LintRule Rule, string Text)> Of(
        string description,
        IReadOnlyDictionary<string, string>? tags,
        bool isOurOwn
    )
    {
        var words = AlarmWords.Read(description);
        string Said(string field) =>
            tags?.GetValueOrDefault(field) is { Length: > 0 } tag ? tag : words.GetValueOrDefault(field, "");

        if (Said("runbook").Length == 0)
            yield return (LintRule.Runbook, "says no runbook: write runbook=NAME into its description.");
        if (isOurOwn)
            yield break;
        if (SeverityWord.Read(Said("severity")) is null)
        {
            yield return (
                LintRule.Severity,
                Said("severity") is { Length: > 0 } wrong
                    ? $"says severity={wrong}, which is none of P0 to P3."
                    : "does not say how bad it is and would count as P2: write severity=P0 to P3 into its description."
            );
        }

        if (Said("service").Length == 0)
            yield return (LintRule.Service, "does not say whose it is: write service=NAME into its description.");
        if (tags is not null && Said("owner").Length == 0)
            yield return (LintRule.Owner, "has no owner: give it the tag owner.");
    }
}
