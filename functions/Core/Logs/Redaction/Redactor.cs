using System.Text.RegularExpressions;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>
/// Takes out of a text what must not be stored or sent: mail addresses, tokens and keys, passwords, Authorization
/// headers, card numbers. It prefers to take too much. All expressions run on the non-backtracking engine: the time
/// grows with the text, whatever the text is.
/// </summary>
/// <remarks>
/// A secret is found by its own shape or by the name before it. One with neither, such as a bare password in a
/// sentence, cannot be found.
/// </remarks>
public sealed class Redactor
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly (Regex Pattern, string Replacement)[] Known =
    [
        (new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*", Linear), "[key]"),
        (new("""([A-Za-z][A-Za-z0-9+.-]*://)[^\s/?#"'<>]+@""", Linear), "$1[secret]@"),
        // A name that has one of these words in it, and its value: quoted, or up to white space or a separator.
        // Quotation marks of strings in JSON stand behind backslashes, or as \u0022 and \u0027.
        (
            new(
                "([\\w-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|api[_-]?key|access[_-]?key"
                    + "|private[_-]?key|routing[_-]?key|signing[_-]?key|authorization|cookie|session[_-]?(?:id|key)"
                    + "|signature)[\\w-]*\\\\*(?:[\"']|u002[27])?\\s*(?:=>|[:=])\\s*)"
                    + "(?:\\\\*\"[^\"]*\"?|\\\\*'[^']*'?"
                    + "|\\\\+u0022[\\s\\S]*?(?:\\\\+u0022|\\z)|\\\\+u0027[\\s\\S]*?(?:\\\\+u0027|\\z)"
                    + "|(?:(?:bearer|basic|token)\\s+)?[^\\s\"',;&]+)",
                Linear | RegexOptions.IgnoreCase
            ),
            "$1[secret]"
        ),
        (new(@"\b(bearer|basic)\s+[\w.~+/=\\-]{6,}", Linear | RegexOptions.IgnoreCase), "$1 [token]"),
        // What shows by its own beginning that it is a JSON Web Token or a key of AWS, Slack, SendGrid, GitHub, Stripe.
        (
            new(
                @"eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?|(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}"
                    + @"|xox[a-z]-[\w-]{8,}|xapp-[\w-]{8,}|https://hooks\.slack(?:-gov)?\.com/[\w/-]+"
                    + @"|SG\.[\w-]{16,}\.[\w-]{16,}|gh[pousr]_\w{30,}|github_pat_\w{30,}"
                    + @"|(?:sk|rk|pk)_(?:live|test)_\w{10,}|whsec_\w{16,}",
                Linear
            ),
            "[token]"
        ),
        (new(@"[\w%+\\-][\w.%+'\\-]*@[\w-]+(?:\.[\w-]+)+", Linear), "[email]"),
    ];

    private readonly Regex[] _extra;

    /// <summary>With patterns of the operator's own; what they match becomes <c>[redacted]</c>.</summary>
    /// <param name="patterns">
    /// Regular expressions that need no backtracking: no look-around, no back-references.
    /// </param>
    /// <exception cref="ArgumentException">A pattern is not valid.</exception>
    /// <exception cref="NotSupportedException">A pattern needs backtracking.</exception>
    public Redactor(IEnumerable<string> patterns) =>
        _extra = [.. patterns.Select(pattern => new Regex(pattern, Linear))];

    /// <summary>The text without its secrets.</summary>
    public string Apply(string text)
    {
        foreach (var (pattern, replacement) in Known)
            text = pattern.Replace(text, replacement);
        text = CardNumbers.Replace(text, "[card]");
        foreach (var pattern in _extra)
            text = pattern.Replace(text, "[redacted]");
        return text;
    }
}
