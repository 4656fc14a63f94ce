using System.Collections.Immutable;

namespace RoleFerry.Core.OnCall;

/// <summary>One level of an escalation and how it is told.</summary>
/// <param name="Level">A rotation or a fixed level, by name.</param>
/// <param name="Channels">The channels that name the person, in order.</param>
public sealed record EscalationStep(string Level, ImmutableArray<string> Channels);
