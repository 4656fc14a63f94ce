using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Signals.Reading;

/// <summary>Reads the parts of one signal, mends what can be mended and keeps a note of each kind of mending.</summary>
internal sealed class Mender
{
    /// <summary>
    /// An alarm's name has 255 characters at most.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    /// </summary>
    public const int MaxNameLength = 255;

    /// <summary>
    /// Entries that are kept of a list of pairs: a resource has 50 tags at most, a metric 30 dimensions.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/general/latest/gr/aws_tagging.html</remarks>
    public const int MaxPairs = 50;

    /// <summary>Characters of a pair's value: a dimension's has 1,024 at most, a tag's 256.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html</remarks>
    public const int MaxValueLength = 1_024;

    private const char Replacement = '\uFFFD';

    private readonly SortedSet<SignalOddity> _oddities = [];

    public ImmutableArray<SignalOddity> Oddities => [.. _oddities];

    public void Note(SignalOddity oddity) => _oddities.Add(oddity);

    /// <summary>A text of several lines; empty where it is absent.</summary>
    public string Text(JsonElement element) => Clean(Seen(element), Signal.MaxTextLength, newLine: '\n');

    /// <summary>The same of a text that is one already.</summary>
    public string Text(string text) => Clean(Seen(text), Signal.MaxTextLength, newLine: '\n');

    /// <summary>A text of one line; empty where it is absent.</summary>
    public string Line(JsonElement element, int maxLength = MaxNameLength) =>
        Clean(Seen(element), maxLength, newLine: ' ');

    /// <summary>The same of a text that is one already.</summary>
    public string Line(string text, int maxLength = MaxNameLength) => Clean(Seen(text), maxLength, newLine: ' ');

    /// <summary>
    /// An alarm's name. One of nothing but characters that are left out is named by these (<c>U+0085</c>), so that its
    /// alarm is known by something.
    /// </summary>
    public string Name(JsonElement element) => Name(Raw(element));

    /// <summary>The same of a name that is a text already.</summary>
    public string Name(string text)
    {
        var line = Clean(Seen(text), MaxNameLength, newLine: ' ');
        return string.IsNullOrWhiteSpace(line)
            ? string.Join(' ', text.EnumerateRunes().Where(IsLeftOut).Take(8).Select(r => $"U+{r.Value:X4}"))
            : line;
    }

    /// <summary>The same, null where it is absent.</summary>
    public string? LineOrNull(JsonElement element) => element.IsAbsent ? null : Line(element);

    /// <summary>
    /// A part of an alarm's key: different texts stay different, however long they are and whatever is hidden in them;
    /// empty where it is absent.
    /// </summary>
    public string Id(JsonElement element, int maxLength = SignalKey.MaxIdLength) => Id(Raw(element), maxLength);

    /// <summary>The same of a text that is one already.</summary>
    public string Id(string text, int maxLength = SignalKey.MaxIdLength) =>
        SignalKey.Fit(Clean(text, Signal.MaxTextLength, newLine: ' '), maxLength);

    /// <summary>A finite number; null where it is absent.</summary>
    public double? Number(JsonElement element)
    {
        var number = element.AsNumber();
        if (number is null && !element.IsAbsent)
            Note(SignalOddity.PartLeftOut);
        return number;
    }

    /// <summary>A whole positive number; null where it is absent.</summary>
    public int? Count(JsonElement element)
    {
        if (Number(element) is not { } number)
            return null;
        if (number is >= 1 and <= int.MaxValue && double.IsInteger(number))
            return (int)number;
        Note(SignalOddity.PartLeftOut);
        return null;
    }

    /// <summary>A state; null where it is absent.</summary>
    public SignalState? State(JsonElement element)
    {
        var state = SignalStateName.Read(element.AsText());
        if (state is null && !element.IsAbsent)
            Note(SignalOddity.PartLeftOut);
        return state;
    }

    /// <summary>
    /// Names and values: an object, or a list of objects with a key (<c>Key</c>, <c>key</c>, <c>Name</c>, <c>name</c>)
    /// and a value (<c>Value</c>, <c>value</c>).
    /// </summary>
    public ImmutableSortedDictionary<string, string> Pairs(JsonElement element)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (element.IsObject)
        {
            foreach (var member in element.EnumerateObject())
                Add(Clean(Seen(member.Name), MaxNameLength, newLine: ' '), member.Value);
        }
        else if (element.IsList)
        {
            foreach (var item in element.EnumerateArray())
                Add(
                    Line(item.Get("Key", "key") is { IsAbsent: false } key ? key : item.Get("Name", "name")),
                    item.Get("Value", "value")
                );
        }
        else if (!element.IsAbsent)
        {
            Note(SignalOddity.PartLeftOut);
        }

        return pairs.ToImmutable();

        void Add(string name, JsonElement value)
        {
            if (name.Length == 0 || value.AsText() is null || (pairs.Count >= MaxPairs && !pairs.ContainsKey(name)))
                Note(SignalOddity.PartLeftOut);
            else
                pairs[name] = Line(value, MaxValueLength);
        }
    }

    /// <summary>What the last time that was read said, where that has not come yet.</summary>
    public DateTimeOffset? SaidAt { get; private set; }

    /// <summary>
    /// The stated time, else the envelope's, else that of the arrival; but none that is later than can be.
    /// </summary>
    public DateTimeOffset Time(JsonElement stated, FallbackTimes times) => Time(stated.AsText(), times);

    /// <summary>The same of a text that is one already.</summary>
    public DateTimeOffset Time(string? stated, FallbackTimes times)
    {
        if (AlarmTime.Read(stated, times.ReceivedAt) is not { } time)
        {
            Note(times.Envelope is null ? SignalOddity.TimeFromArrival : SignalOddity.TimeFromEnvelope);
            time = times.Envelope ?? times.ReceivedAt.ToUniversalTime();
        }

        if (times.Latest?.ToUniversalTime() is not { } latest || time <= latest)
            return time;
        Note(SignalOddity.TimeAhead);
        SaidAt = time;
        return latest;
    }

    private string Seen(JsonElement element) => Seen(Raw(element));

    private string Seen(string text)
    {
        if (HiddenCharacters.Remove(text) is var seen && seen.Length < text.Length)
            Note(SignalOddity.TextMended);
        return seen;
    }

    private static bool IsLeftOut(Rune rune) =>
        HiddenCharacters.Is(rune) || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r'));

    private string Raw(JsonElement element)
    {
        if (element.AsText() is { } text)
            return text;
        if (!element.IsAbsent)
            Note(SignalOddity.PartLeftOut);
        return "";
    }

    private string Clean(string text, int maxLength, char newLine)
    {
        if (
            text.Length <= maxLength
            && !text.AsSpan().ContainsAnyInRange('\0', '\x1f')
            && !text.AsSpan().ContainsAnyInRange('\x7f', '\x9f')
            && !text.Contains(Replacement)
        )
            return text;
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var c in text)
        {
            if (clean.Length == maxLength)
            {
                if (char.IsHighSurrogate(clean[^1]))
                    clean.Length--;
                Note(SignalOddity.TextCut);
                break;
            }

            if (c == Replacement)
                Note(SignalOddity.TextMended);
            if (c == '\n')
                clean.Append(newLine);
            else if (c == '\t')
                clean.Append(' ');
            else if (c == '\r')
                continue;
            else if (char.IsControl(c))
                Note(SignalOddity.TextMended);
            else
                clean.Append(c);
        }

        return clean.ToString();
    }
}
