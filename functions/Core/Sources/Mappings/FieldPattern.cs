using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>
/// What a field has to say: a text in any case, in which <c>*</c> stands for anything (<c>*</c> alone: the field is
/// there), or a number with <c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c> or <c>&lt;</c> before it.
/// </summary>
public sealed class FieldPattern
{
    private static readonly string[] Comparisons = [">=", "<=", ">", "<"];

    private readonly string _text;
    private readonly string _comparison;
    private readonly double _number;

    private FieldPattern(string text, string comparison, double number) =>
        (_text, _comparison, _number) = (text, comparison, number);

    /// <summary>Reads a pattern. Never throws.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="problem">What is wrong, in a sentence.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out FieldPattern? pattern,
        [NotNullWhen(false)] out string? problem
    )
    {
        (pattern, problem) = (null, null);
        var comparison = Array.Find(Comparisons, c => text.StartsWith(c, StringComparison.Ordinal)) ?? "";
        if (string.IsNullOrWhiteSpace(text))
            problem = "A value is a text, of which * may stand for any part.";
        else if (comparison.Length > 0 && Number(text[comparison.Length..]) is null)
            problem = $"`{text}`: a number has to follow `{comparison}`.";
        if (problem is not null)
            return false;
        pattern = new FieldPattern(text.Trim(), comparison, Number(text[comparison.Length..]) ?? 0);
        return true;
    }

    /// <summary>Whether a field that says this fits.</summary>
    public bool Matches(string said) =>
        _comparison.Length == 0
            ? Like(said.AsSpan().Trim(), _text)
            : Number(said) is { } number
                && _comparison switch
                {
                    ">=" => number >= _number,
                    ">" => number > _number,
                    "<=" => number <= _number,
                    _ => number < _number,
                };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Each part between stars as early as it comes, the last one at the end.</summary>
    private static bool Like(ReadOnlySpan<char> said, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return said.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        if (
            !said.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)
            || !said.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase)
            || said.Length < parts[0].Length + parts[^1].Length
        )
            return false;
        var rest = said[parts[0].Length..^parts[^1].Length];
        foreach (var part in parts.AsSpan(1..^1))
        {
            var at = rest.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            rest = rest[(at + part.Length)..];
        }

        return true;
    }
}
