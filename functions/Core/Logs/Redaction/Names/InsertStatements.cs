using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>
/// Finds the values of secret columns in SQL: <c>INSERT INTO users (name, password) VALUES ('a', 'x'), ('b', 'y')</c>.
/// </summary>
internal static class InsertStatements
{
    private const int MostColumns = 64;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; chars[at..].IndexOf("insert into", StringComparison.OrdinalIgnoreCase) is >= 0 and var hit; )
        {
            at += hit + "insert into".Length;
            int open = chars[at..].IndexOf('(');
            int close = open < 0 ? -1 : chars[(at + open)..].IndexOf(')');
            if (close < 0)
                return;
            ulong secret = SecretColumns(chars.Slice(at + open + 1, close - 1));
            int values = ValuePlaces.BehindSpace(chars, at + open + close + 1, overLines: true);
            if (secret != 0 && chars[values..].StartsWith("values", StringComparison.OrdinalIgnoreCase))
                FindRows(text, values + "values".Length, secret, ref spots);
        }
    }

    /// <summary>A bit for each column, the first one's lowest.</summary>
    private static ulong SecretColumns(ReadOnlySpan<char> list)
    {
        ulong secret = 0;
        int column = 0;
        foreach (var range in list.Split(','))
        {
            var name = list[range].Trim(" \n\"`[]'");
            if (column < MostColumns && SecretNames.ClassOf(name) is not (NameClass.None or NameClass.Likely))
                secret |= 1UL << column;
            column++;
        }

        return secret;
    }

    private static void FindRows(in EscapedText text, int at, ulong secret, ref Spots spots)
    {
        var chars = text.Chars;
        while (true)
        {
            at = ValuePlaces.BehindSpace(chars, at, overLines: true);
            if (at >= chars.Length || chars[at] != '(')
                return;
            at++;
            for (int column = 0; at < chars.Length; column++)
            {
                at = ValuePlaces.BehindSpace(chars, at, overLines: true);
                int end = EndOfValue(text, at);
                if (column < MostColumns && (secret & (1UL << column)) != 0 && !HarmlessValues.Contains(chars[at..end]))
                    spots.Add(text.SourceOf(at), text.SourceOf(end), NameKinds.Password);
                at = end + 1;
                if (end >= chars.Length || chars[end] == ')')
                    break;
            }

            at = ValuePlaces.BehindSpace(chars, Math.Min(at, chars.Length));
            if (at >= chars.Length || chars[at] != ',')
                return;
            at++;
        }
    }

    /// <summary>The comma or bracket behind a value, or the text's end.</summary>
    private static int EndOfValue(in EscapedText text, int at)
    {
        var chars = text.Chars;
        int open = 0;
        for (; at < chars.Length; at++)
        {
            if (ValueEnds.QuoteOf(chars, at) is >= 0 and var quote)
                at = ValueEnds.Quoted(text, quote) - 1;
            else if (chars[at] == '(')
                open++;
            else if (chars[at] == ')' && --open < 0)
                break;
            else if (chars[at] == ',' && open == 0)
                break;
        }

        return Math.Min(at, chars.Length);
    }
}
