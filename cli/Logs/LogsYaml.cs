using System.Collections.Immutable;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs;

/// <summary>What logs.yaml says.</summary>
/// <param name="Rules">What functions carry.</param>
/// <param name="Listed">The groups that are to be read: those that it names in full, without a star.</param>
internal sealed record LogsYaml(LogRules Rules, ImmutableArray<ListedGroup> Listed);
