using System.Buffers;
using System.Collections.Immutable;

namespace RoleFerry.Core.Signals;

/// <summary>
/// The <c>key=value</c> words in an alarm's description, which say how it is to be handled:
/// <c>API 5xx above 1 %. severity=P1 service=api runbook="https://docs.roleferry.com/runbooks/api-errors"</c>.
/// </summary>
/// <remarks>
/// A word begins at the start, after white space or after one of <c>( [ , ;</c>, so that a link's query string is none.
/// Its key is a letter followed by letters, digits, <c>_ - .</c>; the case of keys does not matter. Its value is what
/// stands between double quotes, or else runs up to white space, a comma or a semicolon, without the punctuation that
/// ends a sentence.
/// Empty values count as not said. Of two words with one key the first counts.
/// </remarks>
public static class AlarmWords
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\u00a0,;");

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n\u00a0([,;");

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."
    );

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<
        string,
        string
    >.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    private const string ClosingPunctuation = ".:!?)]";

    /// <summary>
    /// The words of an alarm's own description. An error group's is a sample of a log line, which whoever makes a
    /// program log something writes: it says nothing of how the alarm is handled.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Of(Signal signal) =>
        signal.Key.Source == SignalSource.Logs ? None : Read(signal.Description);

    /// <summary>Reads all words; looking one up ignores case.</summary>
    public static ImmutableSortedDictionary<string, string> Read(string description)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = description.AsSpan();
        while (NextKey(ref rest) is { Length: > 0 } key)
        {
            var value = TakeValue(ref rest);
            if (value.Length > 0 && !words.ContainsKey(key))
                words.Add(key, value);
        }

        return words.ToImmutable();
    }

    /// <summary>Moves to just after the <c>=</c> of the next word; empty at the end.</summary>
    private static string NextKey(ref ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0)
        {
            var start = rest.IndexOfAnyExcept(Separators);
            if (start < 0)
                break;
            rest = rest[start..];
            var length = rest.IndexOfAnyExcept(KeyCharacters);
            if (length > 0 && char.IsAsciiLetter(rest[0]) && rest[length] == '=')
            {
                var key = rest[..length].ToString();
                rest = rest[(length + 1)..];
                return key;
            }

            var next = rest.IndexOfAny(Separators);
            rest = next < 0 ? default : rest[next..];
        }

        return "";
    }

    private static string TakeValue(ref ReadOnlySpan<char> rest)
    {
        if (rest.Length > 0 && rest[0] == '"' && rest[1..].IndexOf('"') is >= 0 and var quoted)
        {
            var text = rest.Slice(1, quoted).Trim().ToString();
            rest = rest[(quoted + 2)..];
            return text;
        }

        var end = rest.IndexOfAny(ValueEnds);
        var word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word.Trim('"').TrimEnd(ClosingPunctuation).ToString();
    }
}
