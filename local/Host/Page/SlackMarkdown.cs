using System.Net;
using System.Text.RegularExpressions;

namespace RoleFerry.Local.Page;

/// <summary>
/// Slack's own markup (<see href="https://docs.slack.dev/messaging/formatting-message-text">mrkdwn</see>) as HTML.
/// </summary>
internal static partial class SlackMarkdown
{
    /// <summary>A text object of Block Kit.</summary>
    public static Html Write(string text, bool isMarkdown) => isMarkdown ? Html.Join(Tokens(text)) : Lines(text);

    private static IEnumerable<Html> Tokens(string text)
    {
        var at = 0;
        foreach (Match token in Token().Matches(text))
        {
            yield return Lines(text[at..token.Index]);
            yield return Token(token);
            at = token.Index + token.Length;
        }
        yield return Lines(text[at..]);
    }

    private static Html Token(Match token)
    {
        if (token.Groups["pre"] is { Success: true } pre)
            return Html.Of($"<pre>{WebUtility.HtmlDecode(pre.Value).Trim('\n')}</pre>");
        if (token.Groups["code"] is { Success: true } code)
            return Html.Of($"<code>{WebUtility.HtmlDecode(code.Value)}</code>");
        if (token.Groups["bold"] is { Success: true } bold)
            return Html.Of($"<b>{Write(bold.Value, isMarkdown: true)}</b>");
        if (token.Groups["italic"] is { Success: true } italic)
            return Html.Of($"<i>{Write(italic.Value, isMarkdown: true)}</i>");
        if (token.Groups["strike"] is { Success: true } strike)
            return Html.Of($"<s>{Write(strike.Value, isMarkdown: true)}</s>");
        if (token.Groups["quote"] is { Success: true } quote)
            return Html.Of($"<blockquote>{Write(quote.Value, isMarkdown: true)}</blockquote>");
        return Angle(
            token.Groups["target"].Value,
            token.Groups["label"] is { Success: true } label ? label.Value : null
        );
    }

    /// <summary>What stands between angle brackets: a link, a mention, a channel.</summary>
    private static Html Angle(string target, string? label)
    {
        var shown = WebUtility.HtmlDecode(label ?? target);
        return target[0] switch
        {
            '!' when target.StartsWith("!date^", StringComparison.Ordinal) => Html.Text(shown),
            '!' => Html.Of($"""<span class="mention">@{WebUtility.HtmlDecode(label ?? target[1..])}</span>"""),
            '@' => Html.Of($"""<span class="mention">@{WebUtility.HtmlDecode(label ?? target[1..])}</span>"""),
            '#' => Html.Of($"""<span class="mention">#{WebUtility.HtmlDecode(label ?? target[1..])}</span>"""),
            _ when Uri.TryCreate(WebUtility.HtmlDecode(target), UriKind.Absolute, out var link)
                    && link.Scheme is "http" or "https" or "mailto" => Html.Of(
                $"""<a href="{link.AbsoluteUri}" rel="noreferrer">{shown}</a>"""
            ),
            _ => Html.Text(shown),
        };
    }

    private static Html Lines(string text) =>
        Html.Join(
            WebUtility
                .HtmlDecode(text)
                .Split('\n')
                .SelectMany((line, i) => i == 0 ? [Html.Text(line)] : new[] { Html.Of($"<br>"), Html.Text(line) })
        );

    [GeneratedRegex(
        """
            ```(?<pre>.+?)```
            |`(?<code>[^`\n]+)`
            |<(?<target>[^<>|\n]+)(?:\|(?<label>[^<>\n]*))?>
            |(?<![\w*])\*(?<bold>[^*\s](?:[^*\n]*[^*\s])?)\*(?!\w)
            |(?<![\w_])_(?<italic>[^_\s](?:[^_\n]*[^_\s])?)_(?!\w)
            |(?<![\w~])~(?<strike>[^~\s](?:[^~\n]*[^~\s])?)~(?!\w)
            |(?<=^|\n)(?:&gt;|>)[ ]?(?<quote>[^\n]*)\n?
            """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
