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
    /// <summary>The longest that a call, or an attempt that it is part of, is under way before it tells.</summary>
    private static readonly TimeSpan LongestUnderWay = TimeSpan.FromSeconds(30);

    /// <summary>What a page begins with that another channel did not take: it calls everybody.</summary>
    private const string HandedOver = "<!channel>";

    private readonly Dictionary<(string Incident, string Where), (int Posts, Told First)> _posts = [];

    public void Told(Told told)
    {
        if (told is not { Reading: Reading.Post, IsAlone: true })
            return;
        var place = (told.IncidentId, told.Where);
        var (posts, first) = _posts.GetValueOrDefault(place, (0, told));
        _posts[place] = (++posts, first);
        if (posts == 1 || world.Plan.HasFarClocks)
            return;
        // Where alarms share an incident, two that fire at once may both be its first message.
        var atOnce = world.Plan.Uses(PlannedPolicy.Grouped) ? 1 : 0;
        var uncertain = Uncertain(first.At - LongestUnderWay);
        if (posts > 1 + atOnce + HandedOverAtOnce(first, told) + Renamings() + uncertain)
            world.Checks.Break(
                "no page doubled",
                $"{told.Where} has {posts} messages of {told.IncidentId}; {uncertain} outcomes were uncertain"
            );
    }

    /// <summary>
    /// Attempts of which it was not known whether they told it, or by whose fault that could not be written down, or
    /// that were under way for so long that the next message did not know of them.
    /// </summary>
    private int Uncertain(DateTimeOffset from) =>
        world.Faults.Since(Service.Slack, from)
        + world.Faults.Since(Service.Table, from)
        + world.Faults.Since(Service.Parameters, from)
        + world.Faults.Troubles
        + world.Checks.FailedInvocations;

    /// <summary>
    /// A channel's own message, and the page that it takes for another channel, may go out in the same moment when two
    /// processes send them: neither knows of the other's.
    /// </summary>
    private static int HandedOverAtOnce(Told first, Told told) =>
        told.At - first.At < LongestUnderWay
        && (
            first.Headline.StartsWith(HandedOver, StringComparison.Ordinal)
            ^ told.Headline.StartsWith(HandedOver, StringComparison.Ordinal)
        )
            ? 1
            : 0;

    /// <summary>How often a channel was given another name: the product takes it for another channel.</summary>
    private int Renamings() =>
        world.Plan.Steps.Count(s => s is PolicyStep) switch
        {
            0 => 0,
            var changes => world.Plan.Uses(PlannedPolicy.Renamed) ? changes : 0,
        };
}
