using System.Collections.Immutable;

namespace RoleFerry.Cli.Redrive;

/// <summary>What lies in the failure queue, or what became of what was chosen of it.</summary>
/// <param name="Queue">The queue's URL.</param>
/// <param name="Failures">The oldest first.</param>
internal sealed record RedriveReport(string Queue, ImmutableArray<ReportedFailure> Failures);
