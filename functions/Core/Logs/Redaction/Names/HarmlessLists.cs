using RoleFerry.Core.Logs.Redaction.Escapes;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>
/// Lists and objects behind a secret's name that say something of it: what a validator found, what a schema asks for.
/// </summary>
internal static class HarmlessLists
{
    /// <summary>Whether a list or an object, with its brackets, gives nothing away.</summary>
    public static bool Contains(in EscapedText text, int start, int end)
    {
        var chars = text.Chars;
        if (end - start < 2 || chars[start] is not ('[' or '{'))
            return false;
        if (chars[start] == '{')
            return chars[start..end].Contains("\"type\"", StringComparison.Ordinal);
        bool hasTexts = false;
        for (int at = start + 1; at < end; at++)
        {
            if (chars[at] is not ('"' or '\''))
                continue;
            int behind = ValueEnds.Quoted(text, at);
            if (!HarmlessValues.Contains(chars[at..Math.Min(behind, end)]))
                return false;
            hasTexts = true;
            at = behind - 1;
        }

        return hasTexts;
    }
}
