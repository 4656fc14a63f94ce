namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// What a byte can be part of. The classes of a word's bytes, taken together, say what the word can be.
/// </summary>
[Flags]
internal enum ByteClass : byte
{
    /// <summary>Not part of a word: space, brackets, quotes, separators.</summary>
    None = 0,

    /// <summary>A letter past F, or any byte of a character outside ASCII.</summary>
    Letter = 1,

    /// <summary>A to F in either case.</summary>
    HexLetter = 2,

    Digit = 4,
    Dot = 8,

    /// <summary>A forward or backward slash.</summary>
    Slash = 16,
    At = 32,

    /// <summary>What else joins the parts of one word: _ - + ~ % $</summary>
    Joiner = 64,

    AnyLetter = Letter | HexLetter,
}
