using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Matching;

/// <summary>
/// How a matcher is written wherever one is: in the policy, on the command line, in an explanation.
/// A label, one of <c>= != =~ !~</c>, and a value, which may stand between double quotes; between them <c>\"</c>,
/// <c>\\</c> and <c>\n</c> stand for a quote, a backslash and a new line, and any other backslash for itself.
/// </summary>
public static class MatcherText
{
    /// <summary>Reads one.</summary>
    /// <param name="text">For example <c>severity =~ "P0|P1"</c>; white space around each part does not matter.</param>
    /// <param name="matcher">The matcher.</param>
    /// <param name="error">What is wrong, in a sentence.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out Matcher? matcher,
        [NotNullWhen(false)] out string? error
    )
    {
        matcher = null;
        var at = text.AsSpan().IndexOfAny('=', '!');
        if (at < 0 || !TryReadOperator(text.AsSpan(at), out var @operator, out var length))
        {
            error = $"`{text}` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0.";
            return false;
        }

        var label = text[..at].Trim();
        if (!LabelName.IsValid(label))
        {
            error = $"`{label}` is not a label name. Use letters, digits and _, not beginning with a digit.";
            return false;
        }

        if (!TryReadValue(text[(at + length)..].Trim(), out var value))
        {
            error = $"The value in `{text}` has an opening quote, and text after the closing one or no closing one.";
            return false;
        }

        try
        {
            matcher = new Matcher(label, @operator, value);
            error = null;
            return true;
        }
        catch (RegexParseException e)
        {
            error = $"`{value}` is not a regular expression: {Sentence(e)}";
        }
        catch (NotSupportedException)
        {
            error =
                $"`{value}` uses lookaround or backreferences, or is too large. Only expressions that run in "
                + $"linear time are allowed.";
        }

        return false;
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

    private static bool TryReadOperator(ReadOnlySpan<char> text, out MatchOperator @operator, out int length)
    {
        (@operator, length) = text switch
        {
            ['=', '~', ..] => (MatchOperator.Regex, 2),
            ['!', '~', ..] => (MatchOperator.NotRegex, 2),
            ['!', '=', ..] => (MatchOperator.NotEqual, 2),
            ['=', ..] => (MatchOperator.Equal, 1),
            _ => (default, 0),
        };
        return length > 0;
    }

    private static bool TryReadValue(string text, out string value)
    {
        value = text;
        if (!text.StartsWith('"'))
            return true;

        var unquoted = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                value = unquoted.ToString();
                return i == text.Length - 1;
            }

            var escaped = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or 'n';
            unquoted.Append(escaped ? Unescape(text[++i]) : text[i]);
        }

        return false;
    }

    private static char Unescape(char c) => c == 'n' ? '\n' : c;

    /// <summary>What the framework says, without its repetition of the pattern.</summary>
    private static string Sentence(RegexParseException e)
    {
        var marker = $"at offset {e.Offset}. ";
        var at = e.Message.IndexOf(marker, StringComparison.Ordinal);
        var what = at < 0 ? e.Message : e.Message[(at + marker.Length)..];
        return $"{what.TrimEnd('.')} (at character {e.Offset}).";
    }
}
