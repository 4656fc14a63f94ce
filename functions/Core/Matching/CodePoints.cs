using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Matching;

/// <summary>
/// A set of characters of Unicode, and how the engine, which reads UTF-16, has to be told of it. Surrogates are none.
/// </summary>
/// <param name="Ranges">In order, apart from each other, first and last included.</param>
internal sealed record CodePoints(ImmutableArray<(int From, int To)> Ranges)
{
    private const int LastAscii = 0x7F;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int LastOfPlane = 0xFFFF;

    /// <summary>The last character of Unicode.</summary>
    public const int Last = 0x10FFFF;

    public static CodePoints None { get; } = new([]);

    public static CodePoints All { get; } = None.Negated();

    /// <summary>Whether it has all characters beyond ASCII or none of them.</summary>
    public bool TakesOthersAlike => Ranges.All(r => r.To <= LastAscii) || Negated().Ranges.All(r => r.To <= LastAscii);

    public static CodePoints Of(int from, int to) => new([(from, to)]);

    /// <summary>Ranges of ASCII, two characters each: <c>09AF</c>.</summary>
    public static CodePoints OfPairs(string pairs) =>
        new([.. Enumerable.Range(0, pairs.Length / 2).Select(i => ((int)pairs[2 * i], (int)pairs[(2 * i) + 1]))]);

    /// <summary>Those whose general category is meant.</summary>
    public static CodePoints OfCategory(Func<UnicodeCategory, bool> isMeant)
    {
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        var from = -1;
        for (var c = 0; c <= Last + 1; c++)
        {
            var isIn = c <= Last && isMeant(CharUnicodeInfo.GetUnicodeCategory(c));
            if (isIn && from < 0)
                from = c;
            if (isIn || from < 0)
                continue;
            ranges.Add((from, c - 1));
            from = -1;
        }

        return new CodePoints(ranges.DrainToImmutable());
    }

    public CodePoints With(CodePoints other)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var range in Ranges.Concat(other.Ranges).OrderBy(r => r.From))
        {
            if (ranges.Count > 0 && range.From <= ranges[^1].To + 1)
                ranges[^1] = (ranges[^1].From, Math.Max(ranges[^1].To, range.To));
            else
                ranges.Add(range);
        }

        return new CodePoints([.. ranges]);
    }

    /// <summary>All others.</summary>
    public CodePoints Negated()
    {
        var ranges = ImmutableArray.CreateBuilder<(int, int)>();
        var next = 0;
        foreach (var (from, to) in With(Of(FirstSurrogate, LastSurrogate)).Ranges)
        {
            if (from > next)
                ranges.Add((next, from - 1));
            next = to + 1;
        }

        if (next <= Last)
            ranges.Add((next, Last));
        return new CodePoints(ranges.DrainToImmutable());
    }

    /// <summary>With what differs from one of them in case only.</summary>
    public CodePoints InAnyCase()
    {
        var others = new HashSet<int>();
        foreach (var (from, to) in Ranges)
        {
            for (var c = from; c <= to; c++)
            {
                if (!Rune.TryCreate(c, out var rune))
                    continue;
                others.Add(Rune.ToUpperInvariant(rune).Value);
                others.Add(Rune.ToLowerInvariant(rune).Value);
            }
        }

        return With(new CodePoints([.. others.Order().Select(c => (c, c))]));
    }

    /// <summary>One of them, for the engine: one unit that can be repeated.</summary>
    public void Write(StringBuilder to)
    {
        var (plane, above) = (new StringBuilder(), new List<string>());
        foreach (var (from, last) in Ranges)
        {
            if (from < FirstSurrogate)
                Add(plane, from, Math.Min(last, FirstSurrogate - 1));
            if (last > LastSurrogate && from <= LastOfPlane)
                Add(plane, Math.Max(from, LastSurrogate + 1), Math.Min(last, LastOfPlane));
            if (last > LastOfPlane)
                AddPairs(above, Math.Max(from, LastOfPlane + 1), last);
        }

        var units = plane.Length == 0 ? @"[^\0-\uFFFF]" : $"[{plane}]";
        to.Append(above.Count == 0 ? units : $"(?:{units}|{string.Join('|', above)})");
    }

    private static void AddPairs(List<string> pairs, int from, int to)
    {
        var (first, last) = (char.ConvertFromUtf32(from), char.ConvertFromUtf32(to));
        if (first[0] == last[0])
        {
            pairs.Add($"{Unit(first[0])}[{Unit(first[1])}-{Unit(last[1])}]");
            return;
        }

        pairs.Add($"{Unit(first[0])}[{Unit(first[1])}-\\uDFFF]");
        if (first[0] + 1 < last[0])
            pairs.Add($"[{Unit(first[0] + 1)}-{Unit(last[0] - 1)}][\\uDC00-\\uDFFF]");
        pairs.Add($"{Unit(last[0])}[\\uDC00-{Unit(last[1])}]");
    }

    private static void Add(StringBuilder text, int from, int to) =>
        text.Append(Unit(from)).Append(from == to ? "" : $"-{Unit(to)}");

    private static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
}
