using System.Collections.Immutable;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// What is said of alarms that joined an incident since people were last told of it: together, not one by one.
/// </summary>
internal static class JoinDigest
{
    /// <summary>Alarms that are named; of more only the number is told.</summary>
    private const int Named = 10;

    /// <summary><c>3 more alarms fired: a, b (OK again), c.</c> Empty where none did.</summary>
    public static string Of(ImmutableArray<JoinedAlarm> joined)
    {
        if (joined.IsEmpty)
            return "";
        var names = joined
            .OrderBy(a => a.JoinedAt)
            .ThenBy(a => a.Name, StringComparer.Ordinal)
            .Take(Named)
            .Select(a => PlainText.OneLine(a.Name) + (a.Fires ? "" : " (OK again)"));
        var more = joined.Length > Named ? $" and {joined.Length - Named} more" : "";
        return $"{joined.Length} more {(joined.Length == 1 ? "alarm" : "alarms")} fired: "
            + $"{string.Join(", ", names)}{more}.";
    }

    /// <summary>A sentence, and behind it what joined and was not told yet.</summary>
    public static string Behind(string sentence, ImmutableArray<JoinedAlarm> joined) =>
        joined.IsEmpty ? sentence : $"{sentence} New since the last notification: {Of(joined)}";
}
