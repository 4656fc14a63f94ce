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
            yield return (LintRule.Runbook, "names no runbook. Add runbook=NAME to its description.");
        if (isOurOwn)
            yield break;
        if (SeverityWord.Read(Said("severity")) is null)
        {
            yield return (
                LintRule.Severity,
                Said("severity") is { Length: > 0 } wrong
                    ? $"has severity={wrong}, which is not P0, P1, P2 or P3."
                    : "states no severity and would count as P2. Add severity=P0, P1, P2 or P3 to its description."
            );
        }

        if (Said("service").Length == 0)
            yield return (LintRule.Service, "names no service. Add service=NAME to its description.");
        if (tags is not null && Said("owner").Length == 0)
            yield return (LintRule.Owner, "has no owner. Add the tag owner.");
    }
}
