using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// The alarm's tags, which CloudWatch sends where tag propagation is on for the alarm
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-tags-in-notifications.html), and which an
/// input transformer of EventBridge may add.
/// </summary>
internal static class AlarmTags
{
    private static readonly string[] Names = ["alarmTags", "AlarmTags", "tags", "Tags"];

    /// <param name="mend">Notes what was odd.</param>
    /// <param name="places">
    /// Where tags may stand, innermost first; the first place that has some counts. They are an object or a list of
    /// objects with Key and Value.
    /// </param>
    public static ImmutableSortedDictionary<string, string> Read(Mender mend, params ReadOnlySpan<JsonElement> places)
    {
        foreach (var place in places)
        {
            foreach (var name in Names)
            {
                if (place.Get(name) is { IsAbsent: false } tags && mend.Pairs(tags) is { IsEmpty: false } read)
                    return read;
            }
        }

        return ImmutableSortedDictionary<string, string>.Empty;
    }
}
