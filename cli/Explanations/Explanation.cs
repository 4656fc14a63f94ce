using System.Collections.Immutable;

namespace RoleFerry.Cli.Explanations;

/// <summary>What would become of one event.</summary>
/// <param name="File">The event's file.</param>
/// <param name="Policy">The policy's file.</param>
/// <param name="PolicyVersion">The policy that decided.</param>
/// <param name="Signals">Each signal in the event.</param>
/// <param name="Unreadable">Each part that is no signal.</param>
/// <param name="Ignored">A sentence for each part that calls for nothing.</param>
internal sealed record Explanation(
    string File,
    string Policy,
    string PolicyVersion,
    ImmutableArray<ExplainedSignal> Signals,
    ImmutableArray<ExplainedPart> Unreadable,
    ImmutableArray<string> Ignored
);
