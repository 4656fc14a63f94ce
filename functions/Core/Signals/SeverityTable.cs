using System.Collections.Immutable;

namespace RoleFerry.Core.Signals;

/// <summary>
/// What the words mean by which other people's alarms say how bad they are: <c>SEV-1</c>, <c>warning</c>, <c>page</c>.
/// A policy's <c>severities</c> come before these.
/// </summary>
/// <remarks>
/// Numbers count as ours do, from 0, and all beyond 3 are P3. Words are those of syslog (RFC 5424, section 6.2.1),
/// Prometheus, PagerDuty, Datadog, Zabbix and log levels.
/// </remarks>
public static class SeverityTable
{
    /// <summary>Words of a text that are looked at.</summary>
    public const int MaxWords = 4;

    /// <summary>The words that are known without a policy, as <see cref="Key"/> writes them.</summary>
    public static ImmutableSortedDictionary<string, Severity> Known { get; } =
        new (Severity Severity, string Words)[]
        {
            (Severity.P0, "critical crit fatal emergency emerg panic disaster blocker"),
            (Severity.P1, "high urgent major alert error err severe page"),
            (Severity.P2, "medium moderate average warning warn"),
            (Severity.P3, "low minor info informational information notice trivial debug none ok lowest"),
        }
            .SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Severity)))
            .Concat(
                from prefix in new[] { "", "p", "sev", "s", "severity", "priority", "prio" }
                from number in Enumerable.Range(0, 6)
                select (Word: $"{prefix}{number}", Severity: (Severity)Math.Min(number, (int)Severity.P3))
            )
            .ToImmutableSortedDictionary(w => w.Word, w => w.Severity, StringComparer.Ordinal);

    /// <summary>
    /// Reads a word, or the first that is known of the beginnings of several: <c>P1 - High</c> is P1, <c>SEV-1</c> is
    /// what <c>sev1</c> is.
    /// </summary>
    /// <param name="text">As an alarm says it.</param>
    /// <param name="own">Words of the policy, as <see cref="Key"/> writes them: they count more.</param>
    /// <returns>Null where nothing that it begins with is known.</returns>
    public static Severity? Read(string text, ImmutableSortedDictionary<string, Severity> own)
    {
        var words = Words(text).Take(MaxWords).ToArray();
        for (var count = words.Length; count > 0; count--)
        {
            var word = string.Concat(words[..count]);
            if (own.TryGetValue(word, out var severity) || Known.TryGetValue(word, out severity))
                return severity;
        }

        return null;
    }

    /// <summary>A word's letters and digits in small letters, so that <c>SEV-1</c> and <c>sev 1</c> are one.</summary>
    public static string Key(string word) => string.Concat(Words(word));

    /// <summary>A text's words in small letters, without what stands between them.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;
            if (at > start)
                yield return text[start..at].ToLowerInvariant();
        }
    }
}
