using Amazon.DynamoDBv2.Model;
using CsCheck;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Tests.RoundTrips;

namespace RoleFerry.Adapters.Tests.Table;

/// <summary>Whatever is stored: each reader answers a value or a fault with the item's key, and never throws.</summary>
public class PoisonTests
{
    private static readonly (string Name, Func<Dictionary<string, AttributeValue>, object> Read)[] Readers =
    [
        (nameof(IncidentItem), IncidentItem.Read),
        (nameof(IncidentMember), IncidentMember.Read),
        (nameof(OutboxItem), OutboxItem.Read),
        (nameof(DueMessage), DueMessage.Read),
        (nameof(TimelineItem), TimelineItem.Read),
        (nameof(FiringItem), FiringItem.Read),
        (nameof(SuppressedAlarmItem), SuppressedAlarmItem.Read),
        (nameof(PostMortemItem), PostMortemItem.Read),
        (nameof(SilenceItem), SilenceItem.Read),
        (nameof(OverrideItem), OverrideItem.Read),
        (nameof(AnnouncementItem), AnnouncementItem.Read),
        (nameof(SignalItem), SignalItem.Json),
        (nameof(SignalLogItem), SignalLogItem.Read),
        (nameof(TagItem), TagItem.Read),
        (nameof(QuarantineItem), QuarantineItem.Read),
        (nameof(RollupItem), RollupItem.Read),
        (nameof(MetricMemoryItem), MetricMemoryItem.Read),
        (nameof(ErrorGroupItem), ErrorGroupItem.ReadStored),
        (nameof(FollowedItem), FollowedItem.ReadStored),
        (nameof(CutItem), CutItem.Read),
        (nameof(SpanItem), item => SpanItem.Read("trace", item)),
        (nameof(CounterItem), item => Counted(item)),
    ];

    /// <summary>Attributes that any of the readers asks for, and some that none does.</summary>
    private static readonly string[] Names =
    [
        .. RoundTrips
            .RoundTrips.All.SelectMany(t => t.Run(new Filler((_, _) => 0, true)).Stored.Keys)
            .Concat(["sum", "total", "b1", "bx", "d0", "spans", "tests", "another"])
            .Distinct(),
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        One("", "\u0085", "\ud800", "99", "P0", "Open", "{}", "{\"schema\":\"roleferry.signal/2\"}", "1e999", "OUT#")
    );

    private static readonly Gen<string> Number = One(
        "0",
        "-1",
        "1",
        "9223372036854775808",
        "1E+30",
        "253402300800000",
        "-62135596800001",
        "0.5",
        "1764300000000"
    );

    private static readonly Gen<AttributeValue> Scalar = Gen.OneOf(
        Text.Select(s => new AttributeValue { S = s }),
        Number.Select(n => new AttributeValue { N = n }),
        Gen.Bool.Select(b => new AttributeValue { BOOL = b }),
        Gen.Const(() => new AttributeValue { NULL = true }),
        Gen.Byte.Array[0, 9].Select(b => new AttributeValue { B = new MemoryStream(b) }),
        Gen.Byte.Array[0, 9].Select(b => new AttributeValue { BS = [new MemoryStream(b)] }),
        Text.Select(s => new AttributeValue { SS = [s] })
    );

    private static readonly Gen<AttributeValue> Value = Gen.OneOf(
        Scalar,
        Scalar.List[0, 3].Select(l => new AttributeValue { L = l, IsLSet = true }),
        Gen.Select(One(Names), Scalar).List[0, 4].Select(Map)
    );

    private static readonly Gen<Dictionary<string, AttributeValue>> Anything = Gen.Select(One(Names), Value)
        .List[0, 25]
        .Select(l => Map(l).M);

    [Fact]
    public void Whatever_is_stored_each_reader_answers_a_value_or_a_fault() =>
        Gen.Select(One(Readers), Anything).Sample(c => Check(c.Item1, c.Item2), iter: 20_000);

    [Fact]
    public void An_item_with_one_attribute_spoiled_is_read_or_is_its_own_fault_alone() =>
        Gen.Select(One([.. RoundTrips.RoundTrips.All]), Gen.Int[0, 99], Value)
            .Sample(
                (trip, n, value) =>
                {
                    var item = trip.Run(new Filler((_, _) => 0, true)).Stored;
                    var good = trip.Run(new Filler((_, _) => 0, true)).Stored;
                    item[item.Keys.ElementAt(n % item.Count)] = value;
                    var reader = Readers.Single(r => r.Name == trip.Item.Name);
                    var calls = Calls();

                    var read = calls.Readable([good, item, good], reader.Read);

                    Assert.InRange(read.Count, 2, 3);
                    Assert.Equal(3 - read.Count, calls.Faults.Take().Count);
                },
                iter: 5_000
            );

    [Fact]
    public void Every_stored_type_has_a_reader_here() =>
        Assert.Empty(RoundTrips.RoundTrips.All.Select(t => t.Item.Name).Except(Readers.Select(r => r.Name)));

    private static void Check(
        (string Name, Func<Dictionary<string, AttributeValue>, object> Read) reader,
        Dictionary<string, AttributeValue> item
    )
    {
        var calls = Calls();

        var values = calls.Readable([item], reader.Read);

        var faults = calls.Faults.Take();
        Assert.Equal(1, values.Count + faults.Count);
        if (faults is [var fault])
        {
            Assert.Equal(item.GetValueOrDefault(TableKeys.Pk)?.S ?? "", fault.Pk);
            Assert.NotEmpty(fault.What);
        }
    }

    private static CounterNumbers Counted(Dictionary<string, AttributeValue> item)
    {
        var numbers = new CounterNumbers();
        CounterItem.PlaceOf(item);
        CounterItem.Read(item, numbers);
        return numbers;
    }

    private static TableCalls Calls() => new(null!, new TableSettings("Nobody"), TimeProvider.System, Random.Shared);

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(n => values[n]);

    private static AttributeValue Map(List<(string Name, AttributeValue Value)> attributes) =>
        new() { M = attributes.GroupBy(a => a.Name).ToDictionary(a => a.Key, a => a.First().Value), IsMSet = true };
}
