using System.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// Makes text from outside harmless in Slack. It is shown in <c>plain_text</c> objects only, where nothing becomes a
/// link, a mention or a format; escaping is the second lock.
/// https://docs.slack.dev/messaging/formatting-message-text/#escaping
/// </summary>
internal static class SlackText
{
    private const char ZeroWidthSpace = '\u200B';

    private static readonly string[] Everybody = ["here", "channel", "everyone", "group"];

    /// <summary>
    /// The text with Slack's control characters escaped and calls to everybody broken up, at most
    /// <paramref name="limit"/> UTF-16 units long, with an ellipsis where it was cut. Lone surrogates become U+FFFD.
    /// </summary>
    public static string Escape(string text, int limit)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, limit));
        var cut = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; )
        {
            if (escaped.Length < limit)
                cut = escaped.Length;
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            Append(escaped, rune, rest);
            if (escaped.Length > limit)
                return escaped.Remove(cut, escaped.Length - cut).Append('…').ToString();
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, Rune rune, ReadOnlySpan<char> rest)
    {
        switch (rune.Value)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '@' when CallsEverybody(rest):
                escaped.Append('@').Append(ZeroWidthSpace);
                break;
            default:
                escaped.Append(rune.ToString());
                break;
        }
    }

    private static bool CallsEverybody(ReadOnlySpan<char> rest)
    {
        foreach (var word in Everybody)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
