using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>Moments in the words of the vendors that write them in their reader's zone.</summary>
internal static partial class Moments
{
    /// <summary>Each as <c>{12:00}</c>.</summary>
    public static string Short(string text) =>
        InTeams()
            .Replace(
                InSlack()
                    .Replace(text, m =>
                        At(
                            DateTimeOffset.FromUnixTimeSeconds(
                                long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)
                            )
                        )
                    ),
                m => At(DateTimeOffset.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))
            );

    private static string At(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{{{moment.UtcDateTime:HH:mm}}}");

    [GeneratedRegex(@"<!date\^(\d+)\^\{date_short_pretty\} \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC>")]
    private static partial Regex InSlack();

    [GeneratedRegex(@"\{\{DATE\(([^,]+),SHORT\)\}\} \{\{TIME\(\1\)\}\}")]
    private static partial Regex InTeams();
}
