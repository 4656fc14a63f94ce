using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Policies;

/// <summary>What somebody who mistyped a name probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of the known names, if it is near enough to be meant.</summary>
    public static string? For(string word, IEnumerable<string> known) => NearWord.Of(word, known);

    /// <summary><c> Did you mean `x`?</c>, or else <c> Known are x, y.</c></summary>
    public static string Sentence(string word, IReadOnlyCollection<string> known) =>
        For(word, known) is { } meant ? $" Did you mean `{meant}`?" : $" Known are {string.Join(", ", known)}.";
}
