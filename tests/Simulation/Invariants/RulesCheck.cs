using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// What is decided follows the policy and the on-call schedule that were in force by then. Looked at where the table
/// can be asked, and clocks are right.
/// </summary>
internal sealed class RulesCheck(World world)
{
    /// <summary>How old the schedule may be that somebody is called by: half a minute, and a tick's whole length.</summary>
    private static readonly TimeSpan OldestSchedule = TimeSpan.FromSeconds(90);

    private readonly bool _isOn = world.Plan.IsTableSound;

    /// <summary>A write of the product was carried out.</summary>
    public void Wrote(FunctionProcess process, AmazonWebServiceRequest request)
    {
        if (request is PutItemRequest { Item: var item } && item["PK"].S == OverrideItem.Partition)
            world.Rules.Said(OverrideItem.Read(item));
        if (!_isOn || request is not TransactWriteItemsRequest transaction)
            return;
        var isEscalated = false;
        foreach (var write in transaction.TransactItems)
        {
            if (write.Put?.Item is not { } put)
                continue;
            var sk = put["SK"].S;
            if (sk == "STATE" && put.TryGetValue("policyVersion", out var policy) && put["version"].N == "1")
                Decided(process, put["PK"].S, policy.S);
            isEscalated |= sk.StartsWith("EVT#", StringComparison.Ordinal) && put["kind"].S == "Escalated";
        }

        if (isEscalated)
            Called(process, transaction);
    }

    private void Decided(FunctionProcess process, string incident, string policy)
    {
        if (!world.Rules.WasInForce(policy, process.KnowsSince))
            world.Checks.Break("the policy in force decides", $"{process} opened {incident} by {policy}");
    }

    private void Called(FunctionProcess process, TransactWriteItemsRequest transaction)
    {
        foreach (var write in transaction.TransactItems)
        {
            if (write.Put?.Item.GetValueOrDefault("mentions")?.L is not { } mentions)
                continue;
            foreach (var slack in mentions.Where(m => !world.Rules.WasOnCall(m.S, world.Loop.Now - OldestSchedule)))
                world.Checks.Break(
                    "who is called is on call",
                    $"{process} called {slack.S} for {write.Put.Item["PK"].S} {write.Put.Item["SK"].S}"
                );
        }
    }
}
