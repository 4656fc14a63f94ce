using System.Text.RegularExpressions;

namespace RoleFerry.Chaos.Reports;

/// <summary>Finds the alarms of a plan in what anybody got.</summary>
internal static partial class AlarmNames
{
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex("chaos-[0-9]{4,}-probe")]
    private static partial Regex Name();
}
