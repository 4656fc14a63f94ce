using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>Finds tokens of Telegram's bots, which begin with the bot's number.</summary>
internal static class TelegramTokens
{
    private const int LeastNumber = 6;
    private const int MostNumber = 12;
    private const int LeastSecret = 30;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; at++)
        {
            int hit = chars[at..].IndexOf(':');
            if (hit < 0)
                return;
            at += hit;
            int start = chars[..at].LastIndexOfAnyExceptInRange('0', '9') + 1;
            if (at - start is < LeastNumber or > MostNumber)
                continue;
            int length = chars[(at + 1)..].IndexOfAnyExcept(Alphabets.Dashed);
            length = length < 0 ? chars.Length - at - 1 : length;
            var secret = chars.Slice(at + 1, length);
            if (length >= LeastSecret && secret.ContainsAnyInRange('a', 'z') && secret.ContainsAnyInRange('A', 'Z'))
                spots.Add(text.SourceOf(start), text.SourceOf(at + 1 + length), NumberKinds.TelegramToken);
        }
    }
}
