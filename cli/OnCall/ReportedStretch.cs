using System.Collections.Immutable;

namespace RoleFerry.Cli.OnCall;

/// <summary>A stretch of time in which nothing changes.</summary>
internal sealed record ReportedStretch(DateTimeOffset From, DateTimeOffset Until, ImmutableArray<ReportedDuty> Levels);
