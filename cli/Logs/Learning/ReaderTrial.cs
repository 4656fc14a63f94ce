using System.Text;
using RoleFerry.Cli.Logs.Lines;
using RoleFerry.Core.Logs.Explanations;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>Reads all lines of a log group as the functions would if patterns were added to its rule.</summary>
internal sealed class ReaderTrial
{
    private readonly LogRules _rules;
    private readonly IReadOnlyList<LoggedStream> _streams;
    private readonly byte[][][] _events;

    /// <param name="rules">The rules.</param>
    /// <param name="streams">The events of one log group, one stream or more.</param>
    public ReaderTrial(LogRules rules, IReadOnlyList<LoggedStream> streams)
    {
        (_rules, _streams) = (rules, streams);
        _events = [.. streams.Select(s => s.Events.Select(Encoding.UTF8.GetBytes).ToArray())];
        Group = rules.GroupOf(streams[0].Head.LogGroup);
    }

    /// <summary>The log group's rule; null where it is refused.</summary>
    public LogGroupRule? Group { get; }

    /// <summary>What is made of each event.</summary>
    /// <param name="patterns">The patterns to add.</param>
    public LineSurvey Read(IEnumerable<string> patterns)
    {
        var formats = Compile(patterns).Rules.GroupOf(_streams[0].Head.LogGroup)?.Formats ?? [];
        return LineSurvey.Of(formats, _events);
    }

    /// <summary>The errors that are found.</summary>
    /// <param name="patterns">The patterns to add.</param>
    public FoundErrors Errors(IEnumerable<string> patterns)
    {
        var explainer = new LogExplainer(Compile(patterns));
        ExplainedEntry[] entries = [.. _streams.SelectMany(s => explainer.Explain(s.Head, s.Events).Entries)];
        return new FoundErrors(
            entries.Length,
            entries.Select(e => e.Fingerprint).Distinct(StringComparer.Ordinal).Count()
        );
    }

    /// <summary>The number in its stream of an event, from 1 on.</summary>
    public int NumberOf(int number)
    {
        foreach (byte[][] events in _events)
        {
            if (number < events.Length)
                return number + 1;
            number -= events.Length;
        }

        return number;
    }

    /// <summary>The rules with patterns, which come before the formats that the group has.</summary>
    private CompiledLogRules Compile(IEnumerable<string> patterns)
    {
        LogFormat[] added = [.. patterns.Select(PatternFormat.Find).OfType<LogFormat>()];
        if (added.Length == 0 || Group is null)
            return CompiledLogRules.Compile(_rules);
        var group = Group with { Name = _streams[0].Head.LogGroup, Formats = [.. added, .. Group.Formats] };
        return CompiledLogRules.Compile(
            _rules with
            {
                Groups = [group, .. _rules.Groups.Where(g => g.Name != group.Name)],
            }
        );
    }
}
