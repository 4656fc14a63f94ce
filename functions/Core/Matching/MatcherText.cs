using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RoleFerry.Core.Matching;

/// <summary>
/// How matchers are written wherever they are: in the policy, on the command line, in Slack, in an explanation. A
/// label, one of <c>= != =~ !~</c>, and a value; commas between several, all of which must hold, and <c>{ }</c> around
/// them if one likes. A value with white space or one of <c>{ } ! = ~ , \ " ' `</c> stands between double quotes;
/// there <c>\"</c>, <c>\\</c> and <c>\n</c> stand for a quote, a backslash and a new line, and any other backslash for
/// itself. As Alertmanager reads them: https://prometheus.io/docs/alerting/latest/configuration/#matcher
/// </summary>
public static class MatcherText
{
    /// <summary>Reads one or more: <c>service=api, severity =~ "P0|P1"</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="matchers">At least one.</param>
    /// <param name="error">What is wrong, in a sentence.</param>
    /// <param name="spaces">
    /// Whether white space between them does instead of a comma, as between words of a line.
    /// </param>
    public static bool TryRead(
        string text,
        out ImmutableArray<Matcher> matchers,
        [NotNullWhen(false)] out string? error,
        bool spaces = false
    )
    {
        matchers = [];
        return MatcherReader.TryRead(text, spaces, out var parts, out error)
            && TryBuild(parts, (label, op, value) => new Matcher(label, op, value), out matchers, out error);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, maybe long ago: see <see cref="Matcher.OfStored"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="matcher">The matcher.</param>
    /// <param name="error">What is wrong, in a sentence.</param>
    public static bool TryReadStored(
        string text,
        [NotNullWhen(true)] out Matcher? matcher,
        [NotNullWhen(false)] out string? error
    )
    {
        ImmutableArray<Matcher> matchers = [];
        var isRead =
            MatcherReader.TryRead(text, spaces: false, out var parts, out error)
            && TryBuild(parts, Matcher.OfStored, out matchers, out error);
        matcher = isRead ? matchers[0] : null;
        return isRead;
    }

    /// <summary>Writes one; reading it gives an equal matcher.</summary>
    public static string Write(Matcher matcher)
    {
        var text = new StringBuilder(matcher.Label).Append(
            matcher.Operator switch
            {
                MatchOperator.Equal => "=",
                MatchOperator.NotEqual => "!=",
                MatchOperator.Regex => "=~",
                _ => "!~",
            }
        );
        text.Append('"');
        foreach (var c in matcher.Value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append("\\n"),
                _ => text.Append(c),
            };
        return text.Append('"').ToString();
    }

    private static bool TryBuild(
        IReadOnlyList<(string Label, MatchOperator Operator, string Value)> parts,
        Func<string, MatchOperator, string, Matcher> build,
        out ImmutableArray<Matcher> matchers,
        [NotNullWhen(false)] out string? error
    )
    {
        (matchers, error) = ([], null);
        var built = ImmutableArray.CreateBuilder<Matcher>();
        foreach (var (label, @operator, value) in parts)
        {
            try
            {
                built.Add(build(label, @operator, value));
            }
            catch (RegexSyntaxException e)
            {
                error = $"`{value}` is not a regular expression: {e.Message} (at character {e.At}).";
                return false;
            }
        }

        matchers = built.DrainToImmutable();
        return true;
    }
}
