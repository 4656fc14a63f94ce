using System.Collections.Immutable;
using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>
/// What the functions' reader makes of each event, also of those that are no errors. An event that belongs to the one
/// before it, as the lines of a stack trace do, has no format of its own.
/// </summary>
internal sealed class LineSurvey : ILogEntrySink
{
    /// <summary>Events are a millisecond apart, so that an entry's time tells the number of its first event.</summary>
    private const long FirstTime = 1_700_000_000_000;

    /// <summary>Characters of a line that are kept to learn from.</summary>
    private const int MaxText = 1_024;

    private readonly LogFormat?[] _formats;
    private readonly Level[] _levels;
    private readonly string?[] _texts;
    private int _stream;

    private LineSurvey(int events) =>
        (_formats, _levels, _texts) = (new LogFormat?[events], new Level[events], new string?[events]);

    /// <summary>How many events there are.</summary>
    public int Count => _formats.Length;

    /// <summary>Events that begin no entry: blank lines, and those that belong to others.</summary>
    public int WithoutFormat => _formats.Count(f => f is null);

    /// <summary>Reads the events of streams, each stream by itself.</summary>
    /// <param name="formats">The formats to try first.</param>
    /// <param name="streams">UTF-8, by stream.</param>
    public static LineSurvey Of(IReadOnlyList<LogFormat> formats, IReadOnlyList<byte[][]> streams)
    {
        var survey = new LineSurvey(streams.Sum(s => s.Length));
        var assembler = new EntryAssembler(formats, Level.Debug, survey);
        foreach (byte[][] events in streams)
        {
            for (int i = 0; i < events.Length; i++)
                assembler.Add(DateTimeOffset.FromUnixTimeMilliseconds(FirstTime + i), events[i]);
            assembler.Complete();
            survey._stream += events.Length;
        }

        return survey;
    }

    /// <summary>Whose reader knew an event.</summary>
    public LogFormat? FormatOf(int number) => _formats[number];

    /// <summary>How bad an event is.</summary>
    public Level LevelOf(int number) => _levels[number];

    /// <summary>The first line of an event without its covers, where no reader understood it; else null.</summary>
    public string? UnreadOf(int number) => _texts[number];

    /// <summary>Whether an event begins an entry in a format that is known.</summary>
    public bool IsKnown(int number) => _formats[number] is { } format && format != LogFormats.Plain;

    /// <summary>How many entries are in each format that is known.</summary>
    public ImmutableSortedDictionary<string, int> Known() =>
        Enumerable
            .Range(0, Count)
            .Where(IsKnown)
            .GroupBy(i => _formats[i]!.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Accept(in LogEntry entry)
    {
        int number = _stream + (int)(entry.Time.ToUnixTimeMilliseconds() - FirstTime);
        var level = entry.Line.Level;
        if (_formats[number] is not null && level <= _levels[number])
            return;
        (_formats[number], _levels[number]) = (entry.Line.Format, level);
        var text = entry.Text;
        int end = text.IndexOf((byte)'\n');
        text = (end < 0 ? text : text[..end])[..Math.Min(MaxText, end < 0 ? text.Length : end)];
        bool isUnread = entry.Line.Format == LogFormats.Plain && level < Level.Error && !text.Trim(" \t\r"u8).IsEmpty;
        _texts[number] = isUnread ? Encoding.UTF8.GetString(text) : null;
    }
}
