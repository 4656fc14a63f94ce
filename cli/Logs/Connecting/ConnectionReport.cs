using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>How log groups stand to a stack.</summary>
/// <param name="Stack">Its name.</param>
/// <param name="Groups">Those that logs.yaml lists, and others that have something to do with it.</param>
internal sealed record ConnectionReport(string Stack, ImmutableArray<GroupReport> Groups);
