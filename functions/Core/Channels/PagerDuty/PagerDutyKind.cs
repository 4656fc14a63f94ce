using System.Text.RegularExpressions;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels.PagerDuty;

/// <summary>PagerDuty, by its Events API v2: somebody's phone.</summary>
public static partial class PagerDutyKind
{
    /// <summary>
    /// The target names a routing key of the channel's own, so that it rings another service; without one it is the
    /// deployment's.
    /// </summary>
    public static ChannelKind Value { get; } =
        new("pagerduty", "PagerDuty")
        {
            RingsPerson = true,
            KeepsState = true,
            Target = new(
                KeyName(),
                IsRequired: false,
                "names no routing key: write the end of the name of its SSM parameter, as in secondary for "
                    + "pagerduty/secondary."
            ),
        };

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z")]
    private static partial Regex KeyName();
}
