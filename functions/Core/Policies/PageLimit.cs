using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies;

/// <summary>
/// How often one person is rung: a bucket of <paramref name="Pages"/>, filled evenly again in <paramref name="Per"/>.
/// What exceeds it waits for the next ring, <see cref="Every"/> later at most where they are few, and is told with
/// it. P0 neither count nor wait.
/// </summary>
/// <param name="Pages">Rings in a row.</param>
/// <param name="Per">The time after which as many are possible again.</param>
public sealed record PageLimit(int Pages, [property: JsonPropertyName("perSeconds")] TimeSpan Per)
{
    /// <summary>How long after one ring another is possible once they are used up.</summary>
    [JsonIgnore]
    public TimeSpan Every => Per / Pages;
}
