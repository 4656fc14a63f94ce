using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies;

/// <summary>When an incident that comes back again and again stops being told each time.</summary>
/// <param name="Times">It came back so often, the time in question included: people are told so, once.</param>
/// <param name="Within">
/// In so long a time. Until it comes back less often it is told again as often as its route repeats, no oftener.
/// </param>
public sealed record Flapping(int Times, [property: JsonPropertyName("withinSeconds")] TimeSpan Within)
{
    /// <summary>The most times that are counted.</summary>
    public const int MostTimes = 20;

    /// <summary>
    /// How long an alarm that flaps fires at a time, at most: half of the time between two returns. One that fires for
    /// longer has come to stay.
    /// </summary>
    [JsonIgnore]
    public TimeSpan Stays => Within / Times / 2;

    /// <summary>Whether so many returns, the last of them included, are too many.</summary>
    public bool Is(IReadOnlyList<DateTimeOffset> returns)
    {
        if (returns.Count < Times)
            return false;
        var last = returns[^1];
        return returns.Count(at => last - at < Within) >= Times;
    }
}
