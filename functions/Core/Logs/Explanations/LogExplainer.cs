using System.Text;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Core.Logs.Explanations;

/// <summary>
/// Shows what a function would make of a log, by the function's own reader: the same rules, the same least level, and
/// the lines of one stream joined.
/// </summary>
public sealed class LogExplainer
{
    /// <summary>
    /// Events are a millisecond apart, from here on, so that an entry's time tells the number of its first event.
    /// </summary>
    private const long FirstTime = 1_700_000_000_000;

    private readonly CompiledLogRules _rules;
    private readonly BatchTally _tally;
    private readonly List<ExplainedEntry> _entries = [];

    /// <param name="rules">The rules.</param>
    public LogExplainer(CompiledLogRules rules) =>
        (_rules, _tally) = (rules, new BatchTally(rules, []) { Seen = Explain });

    /// <summary>Explains the events of one stream.</summary>
    /// <param name="head">Where they come from.</param>
    /// <param name="events">Their texts, in order.</param>
    public ExplainedLog Explain(LogBatchHead head, IEnumerable<string> events)
    {
        _entries.Clear();
        _tally.Clear();
        // In one buffer, as a batch has them: of lines that pass the reader knows where they stand.
        byte[][] texts = [.. events.Select(Encoding.UTF8.GetBytes)];
        byte[] all = [.. texts.SelectMany(text => text)];
        _tally.Begin(head, all);
        int start = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            var text = all.AsSpan(start, texts[i].Length);
            _tally.Accept(new LogEvent("0"u8, FirstTime + i, text, isEscaped: false));
            start += text.Length;
        }

        var batch = _tally.Finish(0);
        return new ExplainedLog([.. _entries], texts.Length, batch.UnreadErrors, batch.IsRefused);
    }

    private void Explain(in LogEntry entry, GroupTally group, ErrorFingerprint fingerprint, string service)
    {
        string text = Encoding.UTF8.GetString(entry.Text);
        string message = Encoding.UTF8.GetString(entry.Line.Message);
        string exception = Encoding.UTF8.GetString(entry.Line.Exception);
        var trace = StackTrace.Parse(exception, _rules.InApp) ?? StackTrace.Parse(message, _rules.InApp);
        _entries.Add(
            new ExplainedEntry(
                (int)(entry.Time.ToUnixTimeMilliseconds() - FirstTime),
                text.AsSpan().Count('\n') + 1,
                entry.Line.Format?.Name ?? "",
                entry.Line.Level,
                service,
                _rules.Samples.Redacted(Encoding.UTF8.GetString(entry.Line.Logger)),
                fingerprint.ToString(),
                group.Template,
                group.Pattern?.Name,
                _rules.Samples.Sample(entry.Text),
                [.. trace?.Errors.SelectMany(e => e.Frames) ?? []],
                _rules.Samples.Redacted(message),
                _rules.Samples.Redacted(exception),
                [
                    .. _rules
                        .Samples.KindsIn(text)
                        .GroupBy(k => k.Name, StringComparer.Ordinal)
                        .Select(k => new FoundSecrets(k.Key, k.Count())),
                ]
            )
        );
    }
}
