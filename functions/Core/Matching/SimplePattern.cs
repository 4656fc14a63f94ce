using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Matching;

/// <summary>
/// A regular expression of literals, <c>.*</c> and <c>|</c> only, after <c>(?i)</c> where case does not matter, matched
/// without the regular expression engine. Nearly all patterns of a policy are of this kind; the engine takes half a
/// millisecond to build each of them, which a function would pay at every cold start. Anchored at both ends; a dot
/// matches every character.
/// </summary>
internal sealed class SimplePattern
{
    private const string Special = @"\.*+?()[]{}^$|";
    private const string AnyCase = "(?i)";

    /// <summary>Alternatives; of each, the literals that stand before, between and after its <c>.*</c>.</summary>
    private readonly ImmutableArray<ImmutableArray<string>> _alternatives;

    private readonly StringComparison _comparison;

    private SimplePattern(ImmutableArray<ImmutableArray<string>> alternatives, StringComparison comparison) =>
        (_alternatives, _comparison) = (alternatives, comparison);

    /// <summary>Null where the expression needs the engine, or is none.</summary>
    public static SimplePattern? TryRead(string expression)
    {
        var comparison = StringComparison.Ordinal;
        if (expression.StartsWith(AnyCase, StringComparison.Ordinal))
            (expression, comparison) = (expression[AnyCase.Length..], StringComparison.OrdinalIgnoreCase);

        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var literals = ImmutableArray.CreateBuilder<string>();
        var literal = new StringBuilder();
        for (var i = 0; i < expression.Length; i++)
        {
            var c = expression[i];
            var next = i + 1 < expression.Length ? expression[i + 1] : '\0';
            if (c == '|')
            {
                literals.Add(Take(literal));
                alternatives.Add(literals.DrainToImmutable());
            }
            else if (c == '.' && next == '*' && !IsQuantifier(expression, i + 2))
            {
                literals.Add(Take(literal));
                i++;
            }
            else if (
                c == '\\'
                && next != '\0'
                && Special.Contains(next, StringComparison.Ordinal)
                && !IsQuantifier(expression, i + 2)
            )
            {
                literal.Append(next);
                i++;
            }
            else if (!Special.Contains(c, StringComparison.Ordinal) && !IsQuantifier(expression, i + 1))
            {
                literal.Append(c);
            }
            else
            {
                return null;
            }
        }

        literals.Add(Take(literal));
        alternatives.Add(literals.DrainToImmutable());
        return new SimplePattern(alternatives.DrainToImmutable(), comparison);
    }

    /// <summary>Whether the whole text matches. Allocates nothing.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        foreach (var literals in _alternatives)
        {
            if (Matches(text, literals.AsSpan()))
                return true;
        }

        return false;
    }

    private bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<string> literals)
    {
        if (literals.Length == 1)
            return text.Equals(literals[0], _comparison);
        if (!text.StartsWith(literals[0], _comparison))
            return false;
        text = text[literals[0].Length..];
        foreach (var literal in literals[1..^1])
        {
            var at = text.IndexOf(literal, _comparison);
            if (at < 0)
                return false;
            text = text[(at + literal.Length)..];
        }

        return text.EndsWith(literals[^1], _comparison);
    }

    private static bool IsQuantifier(string expression, int at) =>
        at < expression.Length && expression[at] is '*' or '+' or '?' or '{';

    private static string Take(StringBuilder literal)
    {
        var text = literal.ToString();
        literal.Clear();
        return text;
    }
}
