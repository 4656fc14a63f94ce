using RoleFerry.Core.Announcements;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Metrics.Digests;

/// <summary>What a digest says of alarms whose severity is a word that nobody knows.</summary>
public static class UnknownSeverities
{
    /// <summary>Alarms that are named.</summary>
    public const int MostNames = 5;

    /// <summary>Says it, those that came most often first.</summary>
    /// <param name="names">The alarm's name for each event of such an alarm.</param>
    /// <returns>Nothing where there is none.</returns>
    public static IEnumerable<AnnouncementPart> Of(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            yield break;
        var alarms = names
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(alarm => alarm.Count())
            .ThenBy(alarm => alarm.Key, StringComparer.Ordinal)
            .ToArray();
        var listed = string.Join(
            ", ",
            alarms.Take(MostNames).Select(alarm => $"{PlainText.OneLine(alarm.Key)} ({alarm.Count()})")
        );
        var more = alarms.Length > MostNames ? $", and {alarms.Length - MostNames} more" : "";
        yield return new AnnouncementPart.Paragraph(
            $"Alarms whose severity word nobody knows: {alarms.Length}, in {names.Count} events: {listed}{more}. Let "
                + "them say P0 to P3, or add the words to severities of the routing policy."
        );
    }
}
