using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>A <see cref="MappingRule"/> made ready to read events with.</summary>
internal sealed record EventMapping
{
    public required string Name { get; init; }

    public required FieldConditions Match { get; init; }

    public required TextTemplate Alarm { get; init; }

    public required TextTemplate? Id { get; init; }

    public required TextTemplate? At { get; init; }

    public required TextTemplate? State { get; init; }

    public required FieldConditions Ends { get; init; }

    public required FieldConditions Quiet { get; init; }

    public required ImmutableArray<(TextTemplate Severity, FieldConditions When)> Severity { get; init; }

    public required TextTemplate? Summary { get; init; }

    public required TextTemplate? Description { get; init; }

    /// <summary>Tags by their names; <c>service</c>, <c>runbook</c> and <c>link</c> too.</summary>
    public required ImmutableArray<(string Name, TextTemplate Value)> Tags { get; init; }

    public required TimeSpan? After { get; init; }

    /// <summary>All fields that it asks for.</summary>
    public IEnumerable<FieldPath> Paths =>
        new[] { Alarm, Id, At, State, Summary, Description }
            .Concat(Tags.Select(t => t.Value))
            .Concat(Severity.Select(s => s.Severity))
            .OfType<TextTemplate>()
            .SelectMany(t => t.Paths)
            .Concat(new[] { Match, Ends, Quiet }.Concat(Severity.Select(s => s.When)).SelectMany(c => c.Paths));
}
