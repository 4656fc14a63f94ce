using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>What <c>monitoring/sources.yaml</c> says of one kind of event, as it is written: docs/sources.md.</summary>
public sealed record MappingRule
{
    /// <summary>The source of its signals.</summary>
    public required string Name { get; init; }

    /// <summary>Which events: those that meet one of these groups.</summary>
    public required ImmutableArray<ImmutableArray<FieldRule>> Match { get; init; }

    /// <summary>The alarm's name, a <see cref="TextTemplate"/>; as all texts here.</summary>
    public required string Alarm { get; init; }

    /// <summary>What makes it the same alarm; null: account, region and name.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened; null: the event's <c>time</c>.</summary>
    public string? At { get; init; }

    /// <summary>A word for its state; null: ALARM.</summary>
    public string? State { get; init; }

    /// <summary>Which of the events end the alarm.</summary>
    public ImmutableArray<ImmutableArray<FieldRule>> Ends { get; init; } = [];

    /// <summary>Which of the events call for nothing.</summary>
    public ImmutableArray<ImmutableArray<FieldRule>> Quiet { get; init; } = [];

    /// <summary>How bad it is: the first of these whose fields fit.</summary>
    public ImmutableArray<SeverityRule> Severity { get; init; } = [];

    /// <summary>Whose it is.</summary>
    public string? Service { get; init; }

    /// <summary>What happened.</summary>
    public string? Summary { get; init; }

    /// <summary>What the alarm is about.</summary>
    public string? Description { get; init; }

    /// <summary>The runbook: its name, or a link.</summary>
    public string? Runbook { get; init; }

    /// <summary>Where to look.</summary>
    public string? Link { get; init; }

    /// <summary>Tags of the signal.</summary>
    public ImmutableArray<TagRule> Tags { get; init; } = [];

    /// <summary>How long after its last event the alarm ends by itself; null: it does not.</summary>
    public string? After { get; init; }
}
