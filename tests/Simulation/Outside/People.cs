using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>What people got to see, in its order.</summary>
internal sealed class People(World world)
{
    /// <summary>All of it.</summary>
    public List<Told> All { get; } = [];

    /// <summary>They read something about incidents.</summary>
    public void Read(string where, Reading reading, IReadOnlyList<string> incidents, string headline)
    {
        var isAlone = incidents.Count == 1 && !headline.Contains(" incidents: ", StringComparison.Ordinal);
        foreach (var id in incidents)
            All.Add(new Told(world.Loop.Now, where, reading, id, headline, isAlone));
        if (incidents.Count == 0)
            All.Add(new Told(world.Loop.Now, where, reading, "", headline, true));
        world.Say(null, $"{where} takes {reading} of {string.Join(", ", incidents)}: {headline}");
        foreach (var id in incidents)
            world.Checks.Told(All[^1] with { IncidentId = id });
    }

    /// <summary>The newest incident that people were told of an alarm's; null where there is none.</summary>
    public string? NewestOf(string alarm) =>
        All.FindLast(t => t.IncidentId.Length > 0 && t.Headline.Contains(alarm, StringComparison.Ordinal))?.IncidentId;

    /// <summary>Whether anybody was told of an incident in a way that reaches a person.</summary>
    public bool AnyToldOf(string incidentId, DateTimeOffset since) =>
        All.Exists(t => t.IncidentId == incidentId && t.At >= since && t.ReachesPerson);
}
