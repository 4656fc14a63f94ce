using System.Text.RegularExpressions;

namespace RoleFerry.Core.Sources.Unknown;

/// <summary>What notices have in common that differ in their particulars alone.</summary>
internal static partial class NoticeKind
{
    /// <summary>
    /// A notice's first line or subject in small letters, with <c>#</c> for whatever is quoted or bracketed, for
    /// addresses and for each word with a digit in it, and one <c>#</c> for several in a row.
    /// </summary>
    public static string Of(string name) =>
        Repeated().Replace(Particular().Replace(name, "#"), "#").Trim().ToLowerInvariant();

    [GeneratedRegex(
        @"""[^""]{0,200}""|(?<!\w)'[^']{1,200}'(?!\w)|\[[^\]]{0,200}\]|\S{1,200}[@/\\]\S{0,200}|[\w.:+-]*\d[\w.:+-]*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Particular();

    [GeneratedRegex(@"#(?:[\s,;.:()-]*#)+", RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();
}
