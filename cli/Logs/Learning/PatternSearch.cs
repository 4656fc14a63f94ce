using System.Text;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>
/// Looks for the patterns that read the lines of a log which no reader understands. Every pattern that it finds has
/// read all lines by the functions' own reader. The same lines give the same patterns.
/// </summary>
internal sealed class PatternSearch
{
    /// <summary>Layouts of one log group that are told apart.</summary>
    private const int MostPatterns = 3;

    /// <summary>Lines that are cut into columns, spread over all.</summary>
    private const int MostExamples = 4_000;

    /// <summary>Patterns that are tried on all lines.</summary>
    private const int MostTries = 4;

    /// <summary>Of this many lines that are not understood, a pattern has to read one at least.</summary>
    private const int OneOf = 100;

    private const int MostLeft = 5;
    private const int MaxShown = 160;

    private readonly CompiledLogRules _rules;
    private readonly IReadOnlyList<LoggedStream> _streams;
    private readonly ReaderTrial _trial;
    private readonly bool _isNamed;

    /// <param name="rules">The rules.</param>
    /// <param name="streams">The events of one log group, one stream or more.</param>
    /// <param name="isNamed">Whether it is known which log group they are of.</param>
    public PatternSearch(CompiledLogRules rules, IReadOnlyList<LoggedStream> streams, bool isNamed)
    {
        (_rules, _streams, _isNamed) = (rules, streams, isNamed);
        _trial = new ReaderTrial(rules.Rules, streams);
    }

    /// <summary>Learns what there is to learn.</summary>
    public LearnedLog Run()
    {
        var before = _trial.Read([]);
        string? reason =
            before.Count == 0 ? PatternReasons.Empty
            : _trial.Group is null ? PatternReasons.Refused
            : PatternReasons.AreNoText(_streams.SelectMany(s => s.Events)) ? PatternReasons.NoText
            : before.Count == before.WithoutFormat ? PatternReasons.Indented
            : null;
        if (reason is not null)
            return new LearnedLog { Lines = before.Count, Reason = reason };
        var found = new List<LearnedPattern>();
        var now = before;
        while (found.Count < MostPatterns && Best(now, found) is { } best)
        {
            found.Add(best);
            now = _trial.Read(found.Select(f => f.Pattern));
        }

        int unread = UnreadOf(before).Length;
        int[] left = UnreadOf(now);
        return new LearnedLog
        {
            Lines = before.Count,
            Known = before.Known(),
            Unread = unread,
            Patterns = [.. found],
            Yaml =
                found.Count == 0 ? null : GroupYaml.Write(_isNamed ? _trial.Group : null, found.Select(f => f.Pattern)),
            Before = _trial.Errors([]),
            After = _trial.Errors(found.Select(f => f.Pattern)),
            Left = left.Length,
            LeftLines = [.. left.Take(MostLeft).Select(i => new LeftLine(_trial.NumberOf(i), Shown(now.UnreadOf(i)!)))],
            Reason =
                unread > 0 && found.Count == 0 ? PatternReasons.Of(Columns(Examples(before), isFine: false)) : null,
        };
    }

    /// <summary>The pattern that reads most of the lines which are not understood.</summary>
    private LearnedPattern? Best(LineSurvey now, List<LearnedPattern> found)
    {
        string[] examples = Examples(now);
        if (examples.Length == 0)
            return null;
        foreach (bool isFine in (bool[])[false, true])
        {
            var tried = Candidates(examples, isFine)
                .Take(MostTries)
                .Select(p => Try(p, now, found))
                .Where(p => p is not null)
                .OrderByDescending(p => p!.Lines)
                .FirstOrDefault();
            if (tried is not null && (long)tried.Lines * OneOf >= UnreadOf(now).Length)
                return tried;
        }

        return null;
    }

    /// <summary>Patterns that read examples: first those that read most, and of these, those that say most.</summary>
    private IEnumerable<string> Candidates(string[] examples, bool isFine)
    {
        var lines = Columns(examples, isFine);
        byte[][] texts = [.. examples.Select(Encoding.UTF8.GetBytes)];
        return LevelPlaces
            .Of(lines)
            .SelectMany(place => PatternWriter.Of(place, isFine, mayHaveWords: HaveNoSecrets(place)))
            .Distinct(StringComparer.Ordinal)
            .Select(PatternFormat.Find)
            .OfType<PatternFormat>()
            .Select(format => (format.Name, Lines: texts.Count(t => Reads(format, t))))
            .Where(p => p.Lines > 0)
            .OrderByDescending(p => p.Lines)
            .ThenByDescending(p => PatternRank.Of(p.Name))
            .ThenBy(p => p.Name.Length)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.Name);
    }

    /// <summary>Tries a pattern on all lines; null where it spoils what was read before.</summary>
    private LearnedPattern? Try(string pattern, LineSurvey now, List<LearnedPattern> found)
    {
        var after = _trial.Read([.. found.Select(f => f.Pattern), pattern]);
        var levels = new SortedDictionary<Level, int>(Comparer<Level>.Create((a, b) => b.CompareTo(a)));
        int spoilt = 0;
        for (int i = 0; i < now.Count; i++)
        {
            if (now.UnreadOf(i) is not null && after.FormatOf(i)?.Name == pattern)
                levels[after.LevelOf(i)] = levels.GetValueOrDefault(after.LevelOf(i)) + 1;
            else if (now.IsKnown(i) && after.LevelOf(i) != now.LevelOf(i))
                spoilt++;
        }

        int lines = levels.Values.Sum();
        return spoilt * OneOf > lines || lines == 0
            ? null
            : new LearnedPattern(pattern, lines, [.. levels.Select(l => new LevelCount(l.Key, l.Value))]);
    }

    private static bool Reads(PatternFormat format, byte[] text) =>
        LogLines.Read(text, [format], Level.Debug, new byte[LogLines.ScratchLength(text.Length)]).Format == format;

    /// <summary>Whether nothing before the levels of lines has to be removed: then words of it can be shown.</summary>
    private bool HaveNoSecrets(LevelPlace place) =>
        !place.Lines.Take(OneOf).Any(l => _rules.Samples.KindsIn(l.Line.Text[..l.Line.Columns[l.Column].Start]).Any());

    private string Shown(string text) => _rules.Samples.Of(Encoding.UTF8.GetBytes(text), MaxShown);

    private static int[] UnreadOf(LineSurvey survey) =>
        [.. Enumerable.Range(0, survey.Count).Where(i => survey.UnreadOf(i) is not null)];

    private static string[] Examples(LineSurvey survey)
    {
        int[] unread = UnreadOf(survey);
        int step = 1 + (unread.Length / MostExamples);
        return [.. unread.Where((_, i) => i % step == 0).Select(i => survey.UnreadOf(i)!)];
    }

    private static ColumnLine[] Columns(string[] lines, bool isFine) =>
        [.. lines.Select(l => new ColumnLine(l, isFine))];
}
