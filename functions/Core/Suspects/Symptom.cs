namespace RoleFerry.Core.Suspects;

/// <summary>What people were told of.</summary>
/// <param name="Node">Where it was seen.</param>
/// <param name="Role">What was seen there; null where that is none of the roles.</param>
/// <param name="Onset">When it began.</param>
/// <param name="Lead">How long before that its cause may have begun; zero where the onset is the cause's own.</param>
public sealed record Symptom(string Node, SeriesRole? Role, DateTimeOffset Onset, TimeSpan Lead = default)
{
    /// <summary>When people were told: times before and after in texts are counted from it.</summary>
    public DateTimeOffset SeenAt { get; init; } = Onset;
}
