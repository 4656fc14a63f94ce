using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// The alarm's tags, which CloudWatch's events do not carry today and an EventBridge input transformer may add.
/// </summary>
internal static class AlarmTags
{
    /// <param name="mend">Notes what was odd.</param>
    /// <param name="places">Where tags may stand, innermost first; the first place that has some counts.</param>
    public static ImmutableSortedDictionary<string, string> Read(Mender mend, params ReadOnlySpan<JsonElement> places)
    {
        foreach (var place in places)
        {
            if (place.Get("tags", "Tags") is { IsAbsent: false } tags)
                return mend.Pairs(tags);
        }

        return ImmutableSortedDictionary<string, string>.Empty;
    }
}
