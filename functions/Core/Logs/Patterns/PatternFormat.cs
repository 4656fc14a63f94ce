using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Patterns;

/// <summary>A format that logs.yaml describes by a pattern, which is its name too.</summary>
/// <param name="pattern">The pattern.</param>
public sealed class PatternFormat(LinePattern pattern)
    : LogFormat(pattern.Text, [.. Levels.Triggers, .. pattern.LetterTriggers()])
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        line.Format = this;
        return pattern.TryRead(text, ref line);
    }

    /// <summary>The format of a pattern; null where it is none.</summary>
    public static PatternFormat? Find(string text) =>
        LinePattern.TryParse(text, out var pattern, out _) ? new PatternFormat(pattern) : null;
}
