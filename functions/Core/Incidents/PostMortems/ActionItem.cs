using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>
/// Something that a post-mortem says is to be done: a line <c>- [ ] what (owner: who, deadline: 2026-12-01)</c> of its
/// section "Action items".
/// </summary>
/// <param name="Number">Its place among the items, from 1.</param>
/// <param name="IsDone">Whether its box is ticked.</param>
/// <param name="What">The line without its box.</param>
/// <param name="Owner">Who does it; empty where not said.</param>
/// <param name="Deadline">The last day for it; null where not said, or no date.</param>
public sealed partial record ActionItem(int Number, bool IsDone, string What, string Owner, DateOnly? Deadline)
{
    /// <summary>The section's name.</summary>
    public const string Section = "Action items";

    /// <summary>The moment from which it is late; null where it has no deadline or is done. Days end in UTC.</summary>
    public DateTimeOffset? LateFrom =>
        !IsDone && Deadline is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).AddDays(1)
            : null;

    /// <summary>All items of a post-mortem, in their order.</summary>
    public static ImmutableArray<ActionItem> Read(string text) =>
        [.. Find(text).Select((found, index) => Of(found.Match, index + 1))];

    /// <summary>The text with an item's box ticked; null where there is no such item.</summary>
    public static string? Tick(string text, int number)
    {
        if (number < 1 || Find(text).Skip(number - 1).FirstOrDefault() is not { Match: not null } found)
            return null;
        var box = found.Start + found.Match.Groups["box"].Index;
        return string.Concat(text.AsSpan(0, box), "x", text.AsSpan(box + 1));
    }

    private static IEnumerable<(int Start, Match Match)> Find(string text)
    {
        foreach (var line in MarkdownLine.Read(text))
        {
            if (line.IsIn(Section) && Item().Match(line.Text) is { Success: true } match)
                yield return (line.Start, match);
        }
    }

    private static ActionItem Of(Match match, int number)
    {
        var what = match.Groups["what"].Value.Trim();
        var owner = Owned().Match(what) is { Success: true } o ? o.Groups["who"].Value.Trim() : "";
        var day =
            Due().Match(what) is { Success: true } d
            && DateOnly.TryParseExact(
                d.Groups["day"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var parsed
            )
                ? parsed
                : (DateOnly?)null;
        return new ActionItem(number, match.Groups["box"].Value is not " ", what, owner, day);
    }

    [GeneratedRegex(
        @"\A\s*[-*+] \[(?<box>[ xX])\](?<what>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Item();

    [GeneratedRegex(
        @"\bowner:(?<who>[^,;)]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Owned();

    [GeneratedRegex(
        @"\bdeadline:\s*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Due();
}
