using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Signals;

/// <summary>
/// The <c>key=value</c> words in an alarm's description, which say how it is to be handled:
/// <c>API 5xx above 1 %. severity=P1 service=api runbook="https://docs.roleferry.com/runbooks/api-errors"</c>.
/// </summary>
/// <remarks>
/// A word begins at the start, after white space or after one of <c>( [ , ;</c>, and never within a link. Its key is a
/// letter followed by letters, digits, <c>_ - .</c>; the case of keys does not matter. Its value is what stands between
/// double quotes, or else runs up to white space, a comma or a semicolon, without the punctuation that ends a sentence.
/// <see cref="Fields"/> may also be written with a colon: <c>severity: P1</c>. A description that is a JSON object says
/// its members. Empty values count as not said. Of two words with one key the first counts.
/// </remarks>
public static partial class AlarmWords
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\u00a0,;");

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n\u00a0");

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n\u00a0([,;");

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."
    );

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<
        string,
        string
    >.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    private const string Blanks = " \t\u00a0";

    private const string ClosingPunctuation = ".:!?)]";

    /// <summary>The words that mean something to us.</summary>
    public static ImmutableArray<string> Fields { get; } = ["severity", "service", "runbook", "owner"];

    /// <summary>
    /// The words of an alarm's own description. An error group's is a sample of a log line, which whoever makes a
    /// program log something writes, and a notice's is any text: they say nothing of how the alarm is handled.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Of(Signal signal) =>
        signal.Key.Source is SignalSource.Logs or SignalSource.Notice ? None : Read(signal.Description);

    /// <summary>Reads all words; looking one up ignores case.</summary>
    public static ImmutableSortedDictionary<string, string> Read(string description)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        if (IsObject(description, words))
            return words.ToImmutable();
        var rest = description.AsSpan();
        while (NextKey(ref rest, out var isField) is { Length: > 0 } key)
        {
            var value = TakeValue(ref rest, out var isClosed);
            if (value.Length > 0 && (!isField || isClosed || EndsAt(rest)))
                words.TryAdd(key, value);
        }

        return words.ToImmutable();
    }

    /// <summary>Takes the texts and numbers of a description that is a JSON object.</summary>
    private static bool IsObject(string description, ImmutableSortedDictionary<string, string>.Builder words)
    {
        if (!description.AsSpan().TrimStart().StartsWith("{"))
            return false;
        if (!JsonInput.TryParse(Encoding.UTF8.GetBytes(description), out var document, out _))
            return false;
        using (document)
        {
            foreach (var member in document.RootElement.EnumerateObject())
            {
                var value = member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                    ? member.Value.ToString().Trim()
                    : "";
                if (value.Length > 0)
                    words.TryAdd(member.Name, value);
            }
        }

        return true;
    }

    /// <summary>Moves to just before the value of the next word; empty at the end.</summary>
    private static string NextKey(ref ReadOnlySpan<char> rest, out bool isField)
    {
        isField = false;
        while (rest.Length > 0)
        {
            var start = rest.IndexOfAnyExcept(Separators);
            if (start < 0)
                break;
            rest = rest[start..];
            if (KeyAt(rest, out isField) is { Length: > 0 } key)
            {
                rest = rest[(key.Length + 1)..];
                if (isField)
                    rest = rest.TrimStart(Blanks);
                return key;
            }

            var next = rest.IndexOfAny(Separators);
            if ((next < 0 ? rest : rest[..next]).Contains("://", StringComparison.Ordinal))
                next = rest.IndexOfAny(WhiteSpace);
            rest = next < 0 ? default : rest[next..];
        }

        return "";
    }

    /// <summary>
    /// The key that a text begins with; empty where it does with none. Before a colon only <see cref="Fields"/> are.
    /// </summary>
    private static string KeyAt(ReadOnlySpan<char> text, out bool isField)
    {
        var length = text.IndexOfAnyExcept(KeyCharacters);
        isField = length > 0 && text[length] == ':' && FieldOf(text[..length]) is not null;
        return length > 0 && char.IsAsciiLetter(text[0]) && (text[length] == '=' || isField)
            ? text[..length].ToString()
            : "";
    }

    /// <summary>Whether nothing follows that belongs to the value: "Service: the API is slow" names none.</summary>
    private static bool EndsAt(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(Blanks);
        return rest.IsEmpty || ",;|)]\r\n".Contains(rest[0]) || KeyAt(rest, out _).Length > 0;
    }

    private static string? FieldOf(ReadOnlySpan<char> key)
    {
        foreach (var field in Fields)
        {
            if (key.Equals(field, StringComparison.OrdinalIgnoreCase))
                return field;
        }

        return null;
    }

    /// <summary>The value, and whether a quote or the end of a sentence ends it.</summary>
    private static string TakeValue(ref ReadOnlySpan<char> rest, out bool isClosed)
    {
        isClosed = true;
        if (rest.Length > 0 && rest[0] == '"' && rest[1..].IndexOf('"') is >= 0 and var quoted)
        {
            var text = rest.Slice(1, quoted).Trim().ToString();
            rest = rest[(quoted + 2)..];
            return text;
        }

        var end = rest.IndexOfAny(ValueEnds);
        var word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        var value = word.Trim('"').TrimEnd(ClosingPunctuation);
        isClosed = value.Length < word.Length;
        return value.ToString();
    }
}
