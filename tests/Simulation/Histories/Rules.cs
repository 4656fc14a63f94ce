using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Histories;

/// <summary>
/// The policies and on-call schedules of a history: which is in force since when, and how it comes into the table.
/// </summary>
internal sealed class Rules(World world)
{
    private readonly List<(DateTimeOffset At, PlannedPolicy Policy)> _policies = [];
    private readonly List<(DateTimeOffset At, Schedule Schedule)> _schedules = [];
    private readonly List<Override> _overrides = [];
    private PlannedRoster _roster;

    /// <summary>What is in force at the beginning.</summary>
    public void Begin()
    {
        _policies.Add((DateTimeOffset.MinValue, PlannedPolicy.BuiltIn));
        _schedules.Add((DateTimeOffset.MinValue, new Schedule(EmbeddedOnCall.Value)));
        if (world.Plan.Policy != PlannedPolicy.BuiltIn)
            Apply(world.Plan.Policy);
    }

    /// <summary>Puts a policy into force, and with it the channels that those on call are told in.</summary>
    public void Apply(PlannedPolicy policy)
    {
        var before = _policies[^1].Policy;
        _policies.Add((world.Loop.Now, policy));
        foreach (var item in PlannedPolicies.ItemsOf(policy, _policies.Count - 1, world.Loop.Now))
            Put(item);
        if (before == PlannedPolicy.Renamed != (policy == PlannedPolicy.Renamed))
            Apply(_roster);
    }

    /// <summary>Puts an on-call schedule into force.</summary>
    public void Apply(PlannedRoster roster)
    {
        _roster = roster;
        var policy = OnCallOf(roster, _policies[^1].Policy == PlannedPolicy.Renamed);
        Put(
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = "ONCALL" },
                ["SK"] = new() { S = "CURRENT" },
                ["json"] = new() { S = Encoding.UTF8.GetString(OnCallJson.Write(policy)) },
            }
        );
        _schedules.Add((world.Loop.Now, new Schedule(policy, _overrides)));
    }

    /// <summary>Somebody takes over a level for a while.</summary>
    public void Override(string person, string level, DateTimeOffset from, DateTimeOffset until)
    {
        var said = Core.OnCall.Override.Said(person, level, from, until, "", "Maya Okafor", world.Loop.Now);
        Put(OverrideItem.Write(said));
        Said(said);
    }

    /// <summary>The table has an override from now on.</summary>
    public void Said(Override said)
    {
        _overrides.Add(said);
        _schedules.Add((world.Loop.Now, new Schedule(_schedules[^1].Schedule.Policy, _overrides)));
    }

    /// <summary>Whether a policy is in force now, or was at some time since.</summary>
    public bool WasInForce(string version, DateTimeOffset since)
    {
        for (var i = _policies.Count - 1; i >= 0; i--)
        {
            if (PlannedPolicies.VersionOf(_policies[i].Policy) == version)
                return true;
            if (_policies[i].At <= since)
                return false;
        }

        return false;
    }

    /// <summary>Whether somebody is on call at some level now, or was at some time since.</summary>
    /// <param name="slack">Slack's id of them.</param>
    /// <param name="since">From when on.</param>
    public bool WasOnCall(string slack, DateTimeOffset since)
    {
        for (var i = _schedules.Count - 1; i >= 0; i--)
        {
            var (at, schedule) = _schedules[i];
            var (from, until) = (
                at > since ? at : since,
                i + 1 < _schedules.Count ? _schedules[i + 1].At : world.Loop.Now
            );
            var isOnCall = schedule.Levels.Any(level =>
                schedule.Of(level, until).Person?.Slack == slack
                || (from < until && schedule.Shifts(level, from, until).Any(s => s.Duty.Person?.Slack == slack))
            );
            if (isOnCall)
                return true;
            if (at <= since)
                return false;
        }

        return false;
    }

    private static OnCallPolicy OnCallOf(PlannedRoster roster, bool isRenamed)
    {
        var policy = EmbeddedOnCall.Value;
        if (roster == PlannedRoster.Reversed)
            policy = policy with
            {
                Rotations = [.. policy.Rotations.Select(r => r with { Members = [.. r.Members.Reverse()] })],
            };
        if (roster == PlannedRoster.Impatient)
            policy = policy with
            {
                Escalations =
                [
                    .. policy.Escalations.Select(e =>
                        e.Severity == Severity.P0 ? e with { AcknowledgeWithin = TimeSpan.FromMinutes(2) } : e
                    ),
                ],
            };
        if (isRenamed)
            policy = policy with
            {
                HandOverChannel = Renamed(policy.HandOverChannel),
                Escalations =
                [
                    .. policy.Escalations.Select(e =>
                        e with
                        {
                            Steps =
                            [
                                .. e.Steps.Select(s => s with { Channels = [.. s.Channels.Select(c => Renamed(c)!)] }),
                            ],
                        }
                    ),
                ],
            };
        return policy with { Version = OnCallJson.VersionOf(policy) };
    }

    private static string? Renamed(string? channel) => channel == "incidents" ? PlannedPolicies.NewName : channel;

    private void Put(Dictionary<string, AttributeValue> item) =>
        world.Table.Execute(new PutItemRequest { TableName = Addresses.Table, Item = item });
}
