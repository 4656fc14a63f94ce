using System.Buffers;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>What shows by itself that it is a token: a mark that nothing else has, and characters around it.</summary>
/// <param name="Mark">The mark, as it is written.</param>
/// <param name="Behind">The characters that follow it.</param>
/// <param name="Least">How many of them there are at least.</param>
internal sealed record TokenShape(string Mark, SearchValues<char> Behind, int Least)
{
    /// <summary>How many of them there are at most.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>The characters before the mark; null: the token begins with it.</summary>
    public SearchValues<char>? Before { get; init; }

    /// <summary>How many of those there are at least.</summary>
    public int LeastBefore { get; init; }

    /// <summary>A character that is among those behind the mark; none: no particular one.</summary>
    public char Needs { get; init; }

    /// <summary>
    /// Whether the mark alone says little, so that digits have to follow, or letters of both cases, and a token that
    /// the text's end cuts off is not known by it.
    /// </summary>
    public bool IsWeak { get; init; }
}
