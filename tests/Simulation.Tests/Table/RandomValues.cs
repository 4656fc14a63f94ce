using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>Keys, values and items as the product has them, and now and then what nobody should send.</summary>
internal sealed class RandomValues(Random random)
{
    /// <summary>Names that are no reserved words, so that expressions may hold them as they are.</summary>
    public static readonly string[] PlainNames =
    [
        "PK",
        "SK",
        "dueShard",
        "dueAt",
        "openStatus",
        "openedAt",
        "attempts",
        "version",
        "leased",
        "services",
        "expiresAt",
    ];

    public static readonly string[] Partitions = ["INC#1", "INC#2", "OPEN#a", "SEEN#x", "\uE000", "😀"];

    public static readonly string[] DueShards = ["P0#0", "CLOCK#1", "JOIN"];

    public static readonly string[] OpenStatuses = ["OPEN", "ENDED#2026-01"];

    private static readonly string[] SortKeys =
    [
        "STATE",
        "OUT#1#slack",
        "OUT#2#mail",
        "OUT#10#mail",
        "EVT#1",
        "SIG#a",
        "SIG#é",
        "\uFFFD",
        "😀",
    ];

    private static readonly string[] States = ["Pending", "Sent"];

    private static readonly string[] Numbers =
    [
        "1",
        "-1",
        "0",
        "-0",
        "007",
        "1.0",
        "1.50",
        "-2.25",
        "1e2",
        "1E-3",
        "+5",
        "1.",
        ".5",
        "1764480000000",
        "999999999999999999",
        "1000000000000000000",
        "-999999999999999999",
        "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001",
        "9.9999999999999999999999999999999999999E+125",
        "1E-130",
        "123456789012345678901234567890123456789",
        "1E+126",
        "1E-131",
        "one",
        "1 ",
        "0x1",
        "1e",
        "--1",
        "NaN",
        "",
    ];

    /// <summary>Attributes beside the keys, each with what the product writes into it.</summary>
    private static readonly (string Name, Func<Random, AttributeValue> Value)[] Attributes =
    [
        ("version", r => Number(r.Next(1, 4))),
        ("state", r => Text(Pick(r, States))),
        ("attempts", r => Number(r.Next(4))),
        ("dueShard", r => Text(Pick(r, DueShards))),
        ("dueAt", r => Number(1000 * r.Next(1, 6))),
        ("openStatus", r => Text(Pick(r, OpenStatuses))),
        ("openedAt", r => Number(1000 * r.Next(1, 6))),
        ("leased", r => new AttributeValue { BOOL = r.Next(2) == 0 }),
        ("services", r => new AttributeValue { SS = r.Next(2) == 0 ? ["api", "web"] : ["api", "job"] }),
        ("hours", r => new AttributeValue { NS = r.Next(2) == 0 ? ["1", "2.5"] : ["2", "3"] }),
        ("d1", r => new AttributeValue { BS = [Bytes(r), new MemoryStream([1, 2])] }),
        ("reasons", r => new AttributeValue { L = [Text("Late: it was"), Number(r.Next(3))] }),
        ("tests", r => new AttributeValue
        {
            M = new() { ["t"] = new AttributeValue { M = new() { ["at"] = Number(r.Next(3)) } } },
        }),
        ("expiresAt", r => Number(r.Next(1000))),
    ];

    public static IEnumerable<string> Names => Attributes.Select(a => a.Name);

    public static AttributeValue Text(string text) => new() { S = text };

    public static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> list) => Pick(random, list);

    public int Below(int end) => random.Next(end);

    /// <summary>A key that is right, of an item that may be there.</summary>
    public Dictionary<string, AttributeValue> Key() =>
        new() { ["PK"] = Text(Pick(Partitions)), ["SK"] = Text(Pick(SortKeys)) };

    /// <summary>A key, which is seldom wrong.</summary>
    public Dictionary<string, AttributeValue> AnyKey()
    {
        var key = Key();
        if (Chance(0.04))
            Spoil(key);
        return key;
    }

    /// <summary>An item, which is seldom wrong and more seldom huge.</summary>
    public Dictionary<string, AttributeValue> AnyItem()
    {
        var item = AnyKey();
        foreach (var (name, _) in Attributes)
            if (Chance(0.5))
                item[name] = Chance(0.02) ? Odd(0) : Usual(name);
        if (Chance(0.02))
            item["text"] = Text(new string('é', Pick([100_000, 190_000, 204_000, 206_000])));
        if (Chance(0.01))
            item["nested"] = Nested(Pick([31, 32, 33]));
        return item;
    }

    /// <summary>What the product would write into an attribute, or compare it with.</summary>
    public AttributeValue Usual(string name) =>
        name switch
        {
            "PK" => Text(Pick(Partitions)),
            "SK" => Text(Pick(SortKeys)),
            _ => Array.Find(Attributes, a => a.Name == name).Value(random),
        };

    /// <summary>A value for an attribute, seldom of another type than usual or of none.</summary>
    public AttributeValue Any(string name) => Chance(0.08) ? Odd(0) : Usual(name);

    /// <summary>Any value at all.</summary>
    public AttributeValue Odd(int depth) =>
        random.Next(depth < 3 ? 18 : 12) switch
        {
            0 or 1 => new AttributeValue { N = depth == 0 ? Pick(Numbers) : "1.5" },
            2 => Text(""),
            3 => Text("text"),
            4 => new AttributeValue { BOOL = Chance(0.5) },
            5 => new AttributeValue { NULL = Chance(0.9) },
            6 => new AttributeValue { B = Chance(0.3) ? new MemoryStream() : Bytes(random) },
            7 => new AttributeValue
            {
                SS = Pick<List<string>>([
                    ["a"],
                    ["a", "b"],
                    ["a", "a"],
                    [],
                    [""],
                ]),
            },
            8 => new AttributeValue
            {
                NS = Pick<List<string>>([
                    ["1"],
                    ["1", "2"],
                    ["1", "1"],
                    [],
                    ["x"],
                ]),
            },
            9 => new AttributeValue { BS = Chance(0.2) ? [] : [Bytes(random)] },
            10 => new AttributeValue(),
            11 => new AttributeValue { S = "two", N = "2" },
            12 or 13 or 14 => new AttributeValue
            {
                L = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Odd(depth + 1))],
            },
            _ => new AttributeValue
            {
                M = Enumerable.Range(0, random.Next(3)).ToDictionary(n => $"m{n}", _ => Odd(depth + 1)),
            },
        };

    private static AttributeValue Number(int number) => new() { N = $"{number}" };

    private static MemoryStream Bytes(Random random) => new([(byte)random.Next(3), (byte)random.Next(128, 256)]);

    private static AttributeValue Nested(int depth) =>
        depth == 0 ? Text("deep") : new AttributeValue { L = [Nested(depth - 1)] };

    private void Spoil(Dictionary<string, AttributeValue> key)
    {
        var name = Pick(["PK", "SK"]);
        switch (random.Next(6))
        {
            case 0:
                key.Remove(name);
                break;
            case 1:
                key[name] = Odd(0);
                break;
            case 2:
                key[name] = Text("");
                break;
            case 3:
                key["PK"] = Text(new string('p', Pick([2048, 2049])));
                break;
            case 4:
                key["SK"] = Text(new string('é', Pick([512, 513])));
                break;
            default:
                key["more"] = Text("more");
                break;
        }
    }
}
