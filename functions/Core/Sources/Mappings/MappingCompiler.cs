using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>Makes rules ready, and collects what is wrong with them.</summary>
internal sealed class MappingCompiler
{
    private readonly List<string> _problems = [];

    /// <summary>What is wrong, in sentences.</summary>
    public ImmutableArray<string> Problems => [.. _problems];

    /// <summary>The mapping; null where something is wrong with the rule.</summary>
    public EventMapping? Compile(MappingRule rule)
    {
        var before = _problems.Count;
        if (MappingNames.Problem(rule.Name) is { } problem)
            _problems.Add(problem);
        if (Listed(rule.Match).IsEmpty || Listed(rule.Match).Any(g => Listed(g).IsEmpty))
            _problems.Add("A mapping needs fields to match on.");
        var mapping = new EventMapping
        {
            Name = rule.Name,
            Match = Conditions(rule.Match),
            Alarm = Template(rule.Alarm)!,
            Id = Template(rule.Id),
            At = Template(rule.At),
            State = Template(rule.State),
            Ends = Conditions(rule.Ends),
            Quiet = Conditions(rule.Quiet),
            Severity = [.. Listed(rule.Severity).Select(s => (Template(s.Severity)!, Conditions(s.When)))],
            Summary = Template(rule.Summary),
            Description = Template(rule.Description),
            Tags =
            [
                .. new[]
                {
                    ("service", Template(rule.Service)),
                    ("runbook", Template(rule.Runbook)),
                    ("link", Template(rule.Link)),
                }
                    .Concat(Listed(rule.Tags).Select(t => (t.Name, Template(t.Value))))
                    .Where(t => t.Item2 is not null)
                    .Select(t => (t.Item1, t.Item2!)),
            ],
            After = After(rule.After),
        };
        return _problems.Count == before ? mapping : null;
    }

    private TextTemplate? Template(string? text)
    {
        if (text is null)
            return null;
        if (TextTemplate.TryRead(text, out var template, out var problem))
            return template;
        _problems.Add(problem);
        return null;
    }

    private FieldConditions Conditions(ImmutableArray<ImmutableArray<FieldRule>> groups) =>
        new([.. Listed(groups).Select(g => Listed(g).Select(Condition).OfType<FieldCondition>().ToImmutableArray())]);

    private FieldCondition? Condition(FieldRule rule)
    {
        if (!FieldPath.TryRead(rule.Field, out var path, out var problem))
        {
            _problems.Add(problem);
            return null;
        }

        var values = ImmutableArray.CreateBuilder<FieldPattern>();
        foreach (var value in Listed(rule.Values))
        {
            if (FieldPattern.TryRead(value, out var pattern, out problem))
                values.Add(pattern);
            else
                _problems.Add(problem);
        }

        return new FieldCondition(path, values.ToImmutable());
    }

    private TimeSpan? After(string? text)
    {
        if (text is null)
            return null;
        if (DurationText.TryRead(text, out var after, out var error) && after <= Signal.LongestEnd)
            return after;
        _problems.Add(error ?? $"`{text}` is more than {Signal.LongestEnd.TotalDays:F0} days.");
        return null;
    }

    private static ImmutableArray<T> Listed<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
