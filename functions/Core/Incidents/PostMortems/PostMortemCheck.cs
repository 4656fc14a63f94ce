using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>What keeps a post-mortem from being published.</summary>
public static partial class PostMortemCheck
{
    /// <summary>What every post-mortem says.</summary>
    private static readonly ImmutableArray<string> Sections =
    [
        "What happened",
        "Root cause",
        "Impact",
        "Resolution",
        ActionItem.Section,
    ];

    /// <summary>What is still missing, a sentence each, in the text's order; empty where it can be published.</summary>
    public static ImmutableArray<string> Missing(string text)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<MarkdownLine> lines = [.. MarkdownLine.Read(text)];
        foreach (var section in Sections.Where(s => !lines.Any(l => l.IsIn(s))))
            missing.Add($"There is no section \"{section}\".");
        foreach (var section in Sections.Where(s => lines.Any(l => l.IsIn(s)) && !lines.Any(l => l.IsIn(s) && Says(l))))
            missing.Add($"The section \"{section}\" is empty.");
        foreach (var line in lines.Where(l => l.Generated is null && Unfilled().IsMatch(l.Text)))
            missing.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Line {line.Number}{Where(line)} still has to be filled in: {line.Text.Trim()}"
                )
            );
        foreach (var item in ActionItem.Read(text).Where(i => !Unfilled().IsMatch(i.What)))
        {
            if (item.Owner.Length == 0)
                missing.Add(
                    string.Create(CultureInfo.InvariantCulture, $"Action item {item.Number} has no owner: {item.What}")
                );
            if (item.Deadline is null)
                missing.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Action item {item.Number} has no deadline (deadline: 2026-12-31): {item.What}"
                    )
                );
        }

        return missing.DrainToImmutable();
    }

    /// <summary>A line that somebody could read: no heading, no mark.</summary>
    private static bool Says(MarkdownLine line) =>
        !line.IsHeading
        && !string.IsNullOrWhiteSpace(line.Text)
        && !line.Text.StartsWith("<!--", StringComparison.Ordinal);

    private static string Where(MarkdownLine line) => line.Section.Length == 0 ? "" : $", {line.Section},";

    [GeneratedRegex(@"\bTODO\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unfilled();
}
