using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>Changes an event as programs, proxies and templates of others do: in its structure, then in its bytes.</summary>
internal sealed class EventMutation(Random random)
{
    /// <summary>Stands for half a surrogate pair, which <see cref="JsonNode"/> itself cannot hold.</summary>
    private const string Half = "HALF-A-PAIR";

    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "123456789012345678901234567890",
        "0.1",
        "\"\"",
        "\" \"",
        $"\"{Half}\"",
        "\"\\u0000\\u202e\"",
        "\"ALARM\"",
        "\"OK\"",
        "\"2026-11-29T05:00:00Z\"",
        "\"9999-99-99T99:99:99Z\"",
        "[]",
        "{}",
        "[[]]",
        "[{\"name\":\"a\",\"value\":\"b\"}]",
        "\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:other\"",
        "\"{\\\"AlarmName\\\":\\\"inner\\\"\"",
    ];

    private static readonly Encoding[] Encodings =
    [
        Encoding.Latin1,
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
        Encoding.UTF32,
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
    ];

    /// <summary>A mutant of an event.</summary>
    public byte[] Of(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            root = Change(root);
        var text = Transport(root.ToJsonString().Replace(Half, "\\ud800", StringComparison.Ordinal));
        return random.Next(10) == 0 ? Bytes(text) : Encoding.UTF8.GetBytes(text);
    }

    private string Transport(string json)
    {
        var transports = Transports.All.Values.ToArray();
        return transports[random.Next(transports.Length)](json);
    }

    private JsonNode Change(JsonNode root)
    {
        var places = Places(root).ToArray();
        if (places.Length == 0)
            return root;
        var at = places[random.Next(places.Length)];
        switch (random.Next(9))
        {
            case 0:
                Remove(at);
                break;
            case 1:
                Put(at, JsonNode.Parse(Values[random.Next(Values.Length)]));
                break;
            case 2 when at.Parent is JsonObject parent:
                parent[Renamed(at.GetPropertyName())] = Taken(at);
                break;
            case 3:
                Put(at, new JsonObject { ["value"] = at.DeepClone() });
                break;
            case 4:
                Put(at, new JsonArray(at.DeepClone(), at.DeepClone()));
                break;
            case 5:
                Put(at, JsonValue.Create(at.ToJsonString()));
                break;
            case 6:
                Put(at, JsonValue.Create(new string('x', random.Next(20) == 0 ? 9_000 : random.Next(1, 300)) + at));
                break;
            case 7:
                var other = places[random.Next(places.Length)];
                Put(at, other.DeepClone());
                break;
            default:
                Put(at, Deep(random.Next(2, 40), at.DeepClone()));
                break;
        }

        return root;
    }

    private string Renamed(string name) =>
        random.Next(4) switch
        {
            0 => name.ToUpperInvariant(),
            1 => name + "\u200b",
            2 => "$." + name,
            _ => name.Length > 1 ? name[1..] : name + "x",
        };

    private static JsonNode Deep(int levels, JsonNode node)
    {
        for (; levels > 0; levels--)
            node = levels % 2 == 0 ? new JsonObject { ["a"] = node } : new JsonArray(node);
        return node;
    }

    private static JsonNode? Taken(JsonNode at)
    {
        Remove(at);
        return at;
    }

    private static void Remove(JsonNode at)
    {
        if (at.Parent is JsonObject parent)
            parent.Remove(at.GetPropertyName());
        else
            ((JsonArray)at.Parent!).Remove(at);
    }

    private static void Put(JsonNode at, JsonNode? value) => at.ReplaceWith(value);

    private static IEnumerable<JsonNode> Places(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.Select(m => m.Value).OfType<JsonNode>().SelectMany(v => Places(v).Prepend(v)),
            JsonArray a => a.OfType<JsonNode>().SelectMany(v => Places(v).Prepend(v)),
            _ => [],
        };

    private byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                var encoding = Encodings[random.Next(Encodings.Length)];
                return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            default:
                return [.. bytes, .. bytes.AsSpan(random.Next(bytes.Length))];
        }
    }
}
