using System.Collections.Immutable;

namespace RoleFerry.Core.OnCall;

/// <summary>A kind of escalation step, as oncall.yaml and the compiled policy write it.</summary>
/// <param name="Word">
/// Its JSON member, and in YAML the word before the name: <c>level primary</c>. A name alone is a level's.
/// </param>
/// <param name="Make">The step of a name and its channels.</param>
/// <param name="Names">The names that it may have, given those of the levels and the ids of people.</param>
public sealed record EscalationStepKind(
    string Word,
    Func<string, ImmutableArray<string>, EscalationStep> Make,
    Func<IReadOnlyCollection<string>, IReadOnlyCollection<string>, IReadOnlyCollection<string>> Names
)
{
    /// <summary>All kinds that there are.</summary>
    public static ImmutableArray<EscalationStepKind> All => [LevelStep.OfLevel];

    /// <summary>The kind and the name that a text means: <c>level primary</c>, or <c>primary</c> alone.</summary>
    public static (EscalationStepKind Kind, string Name) Read(string text) =>
        text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is [var word, var name]
        && All.FirstOrDefault(kind => kind.Word == word) is { } found
            ? (found, name)
            : (LevelStep.OfLevel, text);
}
