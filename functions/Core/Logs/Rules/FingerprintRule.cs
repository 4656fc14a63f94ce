using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>Gives errors a group by rule.</summary>
/// <param name="Match">Which errors.</param>
/// <param name="Parts">
/// What makes them one group: words as they stand, <c>{default}</c> for what the error's own text would give,
/// <c>{service}</c>, <c>{logger}</c> or <c>{level}</c>.
/// </param>
public sealed record FingerprintRule(LogMatcher Match, ImmutableArray<string> Parts);
