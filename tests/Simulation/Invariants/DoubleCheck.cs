using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// Nobody is told the same twice: a channel has one message for each incident, unless what became of an attempt was
/// not known.
/// </summary>
internal sealed class DoubleCheck(World world)
{
    private readonly Dictionary<(string Incident, string Where), int> _posts = [];

    public void Told(Told told)
    {
        if (told is not { Reading: Reading.Post, IsAlone: true })
            return;
        var place = (told.IncidentId, told.Where);
        var posts = _posts[place] = _posts.GetValueOrDefault(place) + 1;
        // Where alarms share an incident, two that fire at once may both be its first message.
        var atOnce = world.Plan.Uses(PlannedPolicy.Grouped) ? 1 : 0;
        if (posts > 1 + atOnce + Renamings() + world.Uncertain)
            world.Checks.Break(
                "no page doubled",
                $"{told.Where} has {posts} messages of {told.IncidentId}; {world.Uncertain} outcomes were uncertain"
            );
    }

    /// <summary>How often a channel was given another name: the product takes it for another channel.</summary>
    private int Renamings() =>
        world.Plan.Steps.Count(s => s is PolicyStep) switch
        {
            0 => 0,
            var changes => world.Plan.Uses(PlannedPolicy.Renamed) ? changes : 0,
        };
}
