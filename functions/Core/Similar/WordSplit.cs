using System.Text.RegularExpressions;

namespace RoleFerry.Core.Similar;

/// <summary>Takes names and texts apart, so that they can be compared.</summary>
internal static partial class WordSplit
{
    private const int ShortestWord = 3;

    /// <summary>Words that say nothing of what went wrong.</summary>
    private static readonly HashSet<string> Empty =
    [
        "and",
        "are",
        "for",
        "from",
        "has",
        "have",
        "not",
        "that",
        "the",
        "this",
        "was",
        "were",
        "when",
        "with",
    ];

    /// <summary>
    /// The words of a text in small letters, <c>DatabaseConnections</c> as two; numbers and ids are none.
    /// </summary>
    public static IEnumerable<string> Of(string text) =>
        Word()
            .Matches(text)
            .Select(m => m.Value.ToLowerInvariant())
            .Where(w => w.Length >= ShortestWord && !Empty.Contains(w));

    /// <summary>A name with its numbers made alike: <c>worker-17</c> and <c>worker-4</c> are one.</summary>
    public static string WithoutNumbers(string name) => Digits().Replace(name, "#");

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
