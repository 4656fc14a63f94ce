using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using CsCheck;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Incidents;

public class TransactionRoomTests(DynamoDbLocalFixture dynamo)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Channels, rules that differ, twins of the first, alarms that had joined, channels of other days.</summary>
    private static readonly Gen<(int Channels, int Rules, int Twins, int Joined, int Others)> Sizes = Gen.Select(
        Gen.Int[1, 130],
        Gen.Int[0, 130],
        Gen.Int[0, 3],
        Gen.Int[0, 130],
        Gen.Int[-100, 130].Select(i => Math.Max(0, i))
    );

    [Fact]
    public void Every_transaction_of_a_signal_is_one_that_dynamo_takes_and_nothing_of_it_is_left_out() =>
        Gen.Select(Sizes, Gen.Bool, Gen.Bool)
            .Sample(
                (size, isOpen, isOk) =>
                {
                    var policy = Policy(size.Channels, size.Rules, size.Twins);
                    var decision = Decide(policy, size.Joined, size.Others, isOpen, isOk);
                    var outbox = OutboxEntries.Of(decision, Now);

                    var transaction = new CommitTransaction("t", decision, outbox, Now);
                    transaction.Build(markSeen: true, TimeSpan.FromHours(30), TimeSpan.FromDays(30));

                    HoldsItsRules(transaction.Request, transaction.Rest);
                    var all = Keys([.. transaction.Request.TransactItems, .. transaction.Rest]);
                    Assert.All(outbox, e =>
                        Assert.Contains((OutboxItem.Write(e)["PK"].S, OutboxItem.Write(e)["SK"].S), all)
                    );
                    Assert.All(decision.AsSource, s =>
                        Assert.Contains((FiringItem.Key(s)["PK"].S, FiringItem.Key(s)["SK"].S), all)
                    );
                    if (size.Others > 0)
                        return;
                    Assert.InRange(all.Length, 1, TransactionRoom.Needed(policy));
                    if (TransactionRoom.OverflowSentence(policy) is null)
                        Assert.Empty(transaction.Rest);
                },
                iter: 300
            );

    [Fact]
    public void Every_transaction_of_a_command_is_one_that_dynamo_takes() =>
        Sizes.Sample(
            size =>
            {
                var policy = Policy(size.Channels, size.Rules, size.Twins);
                var known = new KnownIncident
                {
                    Incident = Open(policy, size.Others),
                    Firing = [],
                    Joined = Joined(size.Joined),
                    Told = [],
                };
                var command = new IncidentCommand
                {
                    IncidentId = known.Incident.Id,
                    Id = "1",
                    Way = CommandWay.In(SlackKind.Value),
                    Who = "Maya Okafor",
                    At = Now,
                    Action = new IncidentAction.Resolve(),
                };
                var decision = IncidentCommandDecider.Decide(known, command, policy, Now);
                var outbox = OutboxEntries.Of(decision.Notifications, Now);

                var transaction = new CommandTransaction("t", decision, outbox, Now);
                transaction.Build("0123456789abcdef", TimeSpan.FromHours(30));

                Assert.Equal(CommandOutcome.Done, decision.Outcome);
                HoldsItsRules(transaction.Request, transaction.Rest);
                if (size.Others == 0 && TransactionRoom.OverflowSentence(policy) is null)
                    Assert.Empty(transaction.Rest);
            },
            iter: 100
        );

    [Fact]
    public async Task A_policy_of_before_with_twin_rules_still_pages_and_still_resolves()
    {
        using var house = await TestHouse.OpenAsync(
            dynamo,
            Versioned(BuiltInPolicy.Value with { Inhibit = [Rule("one", "api-5xx"), Rule("other", "api-5xx")] })
        );

        await house.AlarmAsync(0);
        Assert.Single((await house.ItemsAsync()).Keys, k => k.StartsWith("FIRING#", StringComparison.Ordinal));
        await house.OkAsync(5);

        var incident = Assert.Single(await house.IncidentsAsync());
        Assert.False(incident.IsOpen);
        Assert.NotEmpty(house.PagerDuty.Taken);
        Assert.DoesNotContain((await house.ItemsAsync()).Keys, k => k.StartsWith("FIRING#", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_no_room_in_the_transaction_is_written_behind_it()
    {
        const int Rules = 120;
        using var house = await TestHouse.OpenAsync(
            dynamo,
            Versioned(
                BuiltInPolicy.Value with
                {
                    Inhibit = [.. Enumerable.Range(0, Rules).Select(i => Rule($"r{i}", "api-5xx", $"label{i}"))],
                }
            )
        );

        await house.AlarmAsync(0);

        Assert.NotEmpty(house.PagerDuty.Taken);
        Assert.Equal(
            Rules,
            (await house.ItemsAsync()).Keys.Count(k => k.StartsWith("FIRING#", StringComparison.Ordinal))
        );
    }

    private static void HoldsItsRules(TransactWriteItemsRequest request, List<TransactWriteItem> rest)
    {
        Assert.InRange(request.TransactItems.Count, 1, 100);
        var keys = Keys([.. request.TransactItems, .. rest]);
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(rest, w => Assert.True(w.Put is null || w.Put.ConditionExpression is null));
    }

    private static (string, string)[] Keys(IEnumerable<TransactWriteItem> writes) =>
        [.. writes.Select(w => w.Put?.Item ?? w.Update?.Key ?? w.Delete.Key).Select(key => (key["PK"].S, key["SK"].S))];

    private static Decision Decide(RoutingPolicy policy, int joined, int others, bool isOpen, bool isOk)
    {
        var incident = isOpen ? Open(policy, others) : null;
        var known = new KnownState
        {
            Memory = isOpen ? new SignalMemory(SignalState.Alarm, Now.AddMinutes(-5), incident!.Id) : null,
            Mine = incident,
            Open = incident,
            Joined = Joined(joined),
            Told = incident?.Channels ?? [],
        };
        var signal = TestHouse.Signal(isOk ? SignalState.Ok : SignalState.Alarm, 0, severity: isOpen ? "P0" : "P1");
        return IncidentDecider.Decide(known, Triage.Of(signal, policy), policy, Now);
    }

    private static Incident Open(RoutingPolicy policy, int others)
    {
        var signal = TestHouse.Signal(SignalState.Alarm, -5);
        var opened = IncidentDecider.Decide(KnownState.Nothing, Triage.Of(signal, policy), policy, Now.AddMinutes(-5));
        return opened.After! with
        {
            // Twice the first: so it stands in incidents that a policy with such a list has opened.
            Channels =
            [
                .. policy.Channels.Keys,
                .. policy.Channels.Keys.Take(1),
                .. Enumerable.Range(0, others).Select(i => $"of-another-day-{i}"),
            ],
        };
    }

    private static ImmutableArray<JoinedAlarm> Joined(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new JoinedAlarm(new SignalKey("cloudwatch", $"joined-{i}"), $"joined-{i}", Now, true)),
        ];

    private static RoutingPolicy Policy(int channels, int rules, int twins)
    {
        string[] names = [.. Enumerable.Range(0, channels).Select(i => $"c{i}")];
        return Versioned(
            BuiltInPolicy.Value with
            {
                Channels = names.ToImmutableSortedDictionary(
                    n => n,
                    n => new Channel(n, SlackKind.Value, "#" + n),
                    StringComparer.Ordinal
                ),
                Root = BuiltInPolicy.Value.Root with { Channels = [.. names], Fallback = [.. names], Routes = [] },
                Inhibit =
                [
                    .. Enumerable.Range(0, rules).Select(i => Rule($"r{i}", "api-5xx", $"label{i}")),
                    .. Enumerable.Range(0, rules > 0 ? twins : 0).Select(i => Rule($"twin{i}", "api-5xx", "label0")),
                ],
            }
        );
    }

    private static InhibitRule Rule(string name, string source, params ImmutableArray<string> equal) =>
        new(
            name,
            [new Matcher(LabelName.Name, MatchOperator.Equal, source)],
            [new Matcher(LabelName.Severity, MatchOperator.Equal, "P3")],
            equal
        );

    private static RoutingPolicy Versioned(RoutingPolicy policy) =>
        policy with
        {
            Version = PolicyJson.VersionOf(policy),
        };
}
