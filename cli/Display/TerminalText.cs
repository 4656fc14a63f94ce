using System.Globalization;

namespace RoleFerry.Cli.Display;

/// <summary>Text from outside on a terminal.</summary>
internal static class TerminalText
{
    /// <summary>On one line: nothing in it moves the cursor or turns the writing around.</summary>
    public static string Line(string text) =>
        string.Join(
            ' ',
            string.Concat(text.Select(c => IsInvisible(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The same line by line; line breaks stay.</summary>
    public static string Lines(string text) => string.Concat(text.Select(c => c != '\n' && IsInvisible(c) ? ' ' : c));

    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
