using System.Collections.Immutable;

namespace RoleFerry.Core.OnCall;

/// <summary>Notifies whoever answers for a level.</summary>
/// <param name="Level">A rotation or a fixed level, by name.</param>
/// <param name="Channels">The channels that name the person, in order.</param>
public sealed record LevelStep(string Level, ImmutableArray<string> Channels) : EscalationStep(Level, Channels)
{
    /// <summary>In YAML the level's name alone, in JSON <c>"level"</c>.</summary>
    public static EscalationStepKind OfLevel { get; } =
        new("level", (level, channels) => new LevelStep(level, channels), (levels, _) => levels);

    /// <inheritdoc/>
    public override EscalationStepKind Kind => OfLevel;

    /// <inheritdoc/>
    public override Duty WhoIsNotified(Schedule schedule, DateTimeOffset at) => schedule.Of(Level, at);
}
