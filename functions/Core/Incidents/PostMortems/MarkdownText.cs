using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>Text from outside within Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// On one line, without anything that a reader of Markdown would take for a table, HTML or a block's mark.
    /// </summary>
    public static string Plain(string text) =>
        PlainText
            .OneLine(text)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);
}
