namespace RoleFerry.Core.Policies.Compiled;

/// <summary>Planned maintenance as the compiled form has it.</summary>
internal sealed record CompiledMaintenance
{
    public required string Name { get; init; }

    public required string Service { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? During { get; init; }

    public required bool CoversP0 { get; init; }

    public static CompiledMaintenance Of(Maintenance it) =>
        new()
        {
            Name = it.Name,
            Service = it.Service,
            From = it.From,
            Until = it.Until,
            During = it.During,
            CoversP0 = it.CoversP0,
        };

    public Maintenance ToMaintenance() => new(Name, Service, From, Until, During, CoversP0);
}
