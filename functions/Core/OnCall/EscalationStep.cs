using System.Collections.Immutable;

namespace RoleFerry.Core.OnCall;

/// <summary>
/// One step of an escalation: whom it notifies, and how. Each kind of step is one file, and one line of
/// <see cref="EscalationStepKind.All"/>.
/// </summary>
/// <param name="Name">What it names: a level, for example. Timelines call the step so.</param>
/// <param name="Channels">The channels that name the person, in order.</param>
public abstract record EscalationStep(string Name, ImmutableArray<string> Channels)
{
    /// <summary>Which kind it is.</summary>
    public abstract EscalationStepKind Kind { get; }

    /// <summary>Whom it notifies at a moment; a gap passes the step over.</summary>
    public abstract Duty WhoIsNotified(Schedule schedule, DateTimeOffset at);
}
