using System.Buffers;
using System.Collections.Immutable;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Tokens;

/// <summary>Finds what shows by its own beginning, or by a part of it, that it is a token.</summary>
internal static class TokenScanner
{
    /// <summary>Characters behind a mark from which on the text's end may have cut off the others.</summary>
    private const int LeastWhereCut = 6;

    private const int MarksOfALot = 40;

    private static readonly ImmutableArray<TokenKind> All =
    [
        .. CloudTokens.All,
        .. CodeTokens.All,
        .. AiTokens.All,
        .. ChatTokens.All,
        .. PaymentTokens.All,
        .. WatchTokens.All,
        .. SignedTokens.All,
    ];

    /// <summary>
    /// The marks, in lots that are small enough for the search that looks at many characters at once.
    /// </summary>
    private static readonly SearchValues<string>[] Lots =
    [
        .. All.SelectMany(k => k.Shapes)
            .Select(s => s.Mark)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Chunk(MarksOfALot)
            .Select(lot => SearchValues.Create(lot, StringComparison.Ordinal)),
    ];

    /// <summary>By a mark's first character, longer marks first.</summary>
    private static readonly (TokenShape Shape, SecretKind Kind)[][] ByFirst = Index();

    /// <summary>The kinds.</summary>
    public static IEnumerable<TokenKind> Kinds => All;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        foreach (var lot in Lots)
            FindBy(lot, text, ref spots);
    }

    private static void FindBy(SearchValues<string> marks, in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOfAny(marks);
            if (hit < 0)
                return;
            at += hit;
            at = Take(text, at, ref spots);
        }
    }

    /// <returns>Where to go on.</returns>
    private static int Take(in EscapedText text, int mark, ref Spots spots)
    {
        foreach (var (shape, kind) in ByFirst[text.Chars[mark]])
        {
            if (
                !text.Chars[mark..].StartsWith(shape.Mark)
                || !TryMeasure(text.Chars, mark, shape, out int from, out int to)
            )
                continue;
            spots.Add(text.SourceOf(from), text.SourceOf(to), kind);
            return Math.Max(to, mark + 1);
        }

        return mark + 1;
    }

    private static bool TryMeasure(ReadOnlySpan<char> text, int mark, TokenShape shape, out int from, out int to)
    {
        from = mark;
        int behind = mark + shape.Mark.Length;
        int length = text[behind..].IndexOfAnyExcept(shape.Behind);
        bool isCut = length < 0;
        var body = isCut ? text[behind..] : text.Slice(behind, length);
        body = body.TrimEnd("./");
        to = behind + body.Length;
        if (shape.Before is { } before)
        {
            from = text[..mark].LastIndexOfAnyExcept(before) + 1;
            if (mark - from < shape.LeastBefore)
                return false;
        }
        else if (mark > 0 && char.IsLetterOrDigit(shape.Mark[0]) && char.IsAsciiLetterOrDigit(text[mark - 1]))
        {
            return false;
        }

        if (shape.IsWeak)
            return body.Length >= shape.Least && body.Length <= shape.Most && IsMixed(body) && Has(body, shape.Needs);
        return (body.Length >= shape.Least && Has(body, shape.Needs))
            || (isCut && body.Length >= LeastWhereCut && IsMixed(body));
    }

    private static bool Has(ReadOnlySpan<char> body, char needed) => needed == default || body.Contains(needed);

    private static bool IsMixed(ReadOnlySpan<char> body) =>
        body.ContainsAny(Alphabets.Decimal) || (body.ContainsAnyInRange('a', 'z') && body.ContainsAnyInRange('A', 'Z'));

    private static (TokenShape, SecretKind)[][] Index()
    {
        var index = new (TokenShape, SecretKind)[128][];
        foreach (
            var alike in All.SelectMany(k => k.Shapes.Select(s => (Shape: s, k.Kind))).GroupBy(s => s.Shape.Mark[0])
        )
            index[alike.Key] = [.. alike.OrderByDescending(s => s.Shape.Mark.Length)];
        return index;
    }
}
