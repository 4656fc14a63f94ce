using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Tests.Signals;

public class NeverThrowsTests
{
    private const long Iterations = 2_000;

    private static readonly byte[][] Alarms = [.. Files.Alarms.Select(File.ReadAllBytes)];

    private static readonly Gen<byte[]> AnyAlarm = Gen.Int[0, Alarms.Length - 1].Select(index => Alarms[index]);

    /// <summary>What a confused or hostile sender may put where something else belongs, as JSON.</summary>
    private static readonly string[] Values =
    [
        "null",
        "true",
        "[]",
        "{}",
        "-1",
        "0",
        "1e999",
        "2.5",
        "\"\"",
        "\" \"",
        "\"NaN\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"0001-01-01T00:00:00+1400\"",
        "[[]]",
        "[null,{\"Key\":1}]",
        "{\"value\":\"ALARM\"}",
        "{\"\\ud800\":\"\\udfff\"}",
        "{\"Value\":{}}",
        "\"{\\\"recentDatapoints\\\":[{}],\\\"threshold\\\":\\\"1\\\"}\"",
        "\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:\\u0007\"",
        "\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:\\u0085\"",
        "\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a\\u007fb\"",
        "99999999999999999999",
        "[{\"returnData\":1,\"metricStat\":[]}]",
        $"\"{new string('x', 5_000)}\"",
        $"[{string.Join(',', Enumerable.Repeat("{\"id\":\"m\"}", 200))}]",
    ];

    private static readonly Gen<string> AnyValue = Gen.OneOf(
        Gen.Char["{}[]:,\"\\udD8f0"]
            .Array[0, 12]
            .Select(characters => JsonSerializer.Serialize(new string(characters))),
        Gen.Int[0, Values.Length - 1].Select(index => Values[index])
    );

    [Fact]
    public void Any_bytes_are_answered() => Gen.Byte.Array[0, 200].Sample(Answered, iter: Iterations);

    [Fact]
    public void Any_text_made_of_JSONs_characters_is_answered() =>
        Gen.Char["{}[]:,\"\\ud89 \nnulltrue-1.e"]
            .Array[0, 60]
            .Select(text => Encoding.UTF8.GetBytes(text))
            .Sample(Answered, iter: Iterations);

    [Fact]
    public void A_real_event_with_any_bytes_changed_is_answered() =>
        Gen.Select(AnyAlarm, Gen.Select(Gen.Double.Unit, Gen.Byte, Gen.Int[0, 2]).Array[1, 6])
            .Select(
                (alarm, changes) =>
                    changes.Aggregate(alarm, (bytes, change) => Change(bytes, change.Item1, change.Item2, change.Item3))
            )
            .Sample(Answered, iter: Iterations);

    [Fact]
    public void A_real_event_that_breaks_off_is_answered() =>
        Gen.Select(AnyAlarm, Gen.Double.Unit)
            .Select((alarm, at) => alarm[..(int)(alarm.Length * at)])
            .Sample(Answered, iter: Iterations);

    [Fact]
    public void A_real_event_with_any_value_replaced_is_answered() =>
        Gen.Select(AnyAlarm, Gen.Double.Unit, AnyValue)
            .Select(
                (alarm, which, value) =>
                {
                    var paths = Paths(JsonNode.Parse(alarm)!).ToArray();
                    return Replace(alarm, paths[(int)(paths.Length * which)], value);
                }
            )
            .Sample(Answered, iter: Iterations);

    [Fact]
    public void An_alarm_is_never_dropped_for_anything_but_its_state()
    {
        var alarm = Files.Event("alarm-direct-metric.json");
        string[] needed = ["$.alarmArn", "$.alarmData", "$.alarmData.state", "$.alarmData.state.value"];
        string[] optional = [.. Paths(JsonNode.Parse(alarm)!).Except(needed)];
        var key = Read.One(alarm).Key;

        Gen.Select(Gen.Int[0, optional.Length - 1].Select(index => optional[index]), AnyValue)
            .Sample((path, value) => Assert.Equal(key, Read.One(Replace(alarm, path, value)).Key), iter: Iterations);
    }

    private static void Answered(byte[] payload)
    {
        var read = Read.All(payload);

        Assert.True(read.Signals.Length + read.Unreadable.Length + read.Ignored.Length > 0, "an event disappeared");
        Assert.All(read.Unreadable, input =>
            Assert.True(
                input.Where.Length > 0
                    && input.What.EndsWith('.')
                    && input.What.Length < 300
                    && !input.What.Any(char.IsControl),
                input.What
            )
        );
        Assert.All(read.Signals, ObeysTheRules);
    }

    private static void ObeysTheRules(Signal signal)
    {
        string[] lines =
        [
            signal.Key.Source,
            signal.Key.Id,
            signal.Key.Contributor,
            signal.Name,
            signal.Account,
            signal.Region,
            signal.SuppressedBy ?? "",
            signal.Measurement?.Metric ?? "",
            signal.Measurement?.Namespace ?? "",
            .. signal.Tags.Keys,
            .. signal.Tags.Values,
        ];
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.All(lines.Append(signal.Description).Append(signal.Reason), text =>
        {
            Assert.True(text.Length <= Signal.MaxTextLength);
            Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
            Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        });
        Assert.True(Encoding.UTF8.GetByteCount(signal.Key.ToString()) < 2_048);
        Assert.False(string.IsNullOrWhiteSpace(signal.Name) || string.IsNullOrWhiteSpace(signal.Key.Id));
        Assert.InRange(signal.At, new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero), Read.ReceivedAt.AddDays(1));
        Assert.Equal(TimeSpan.Zero, signal.At.Offset);
        Assert.Equal(signal.DedupId, Read.One(SignalDocument.Write(signal)).DedupId);
    }

    private static byte[] Change(byte[] bytes, double where, byte value, int how)
    {
        var at = (int)(bytes.Length * where);
        return how switch
        {
            0 => [.. bytes[..at], value, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes[Math.Min(at + 1, bytes.Length)..]],
            _ => [.. bytes[..at], value, .. bytes[Math.Min(at + 1, bytes.Length)..]],
        };
    }

    /// <summary>
    /// Puts the value in the place of another; after <c>#</c> the path goes on in the JSON that a text holds.
    /// </summary>
    private static byte[] Replace(byte[] json, string path, string value)
    {
        const string Place = "the value's place";
        var root = JsonNode.Parse(json)!;
        var parts = path.Split('#', 2);
        var node = Nodes(root).First(node => node.GetPath() == parts[0]);
        if (parts is [_, var inner])
            node.ReplaceWith(
                Encoding.UTF8.GetString(Replace(Encoding.UTF8.GetBytes(node.GetValue<string>()), inner, value))
            );
        else
            node.ReplaceWith(Place);
        return Encoding.UTF8.GetBytes(
            root.ToJsonString().Replace(JsonSerializer.Serialize(Place), value, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Paths(JsonNode root) =>
        from node in Nodes(root)
        where node != root
        from path in Inside(node).Select(path => $"{node.GetPath()}#{path}").Prepend(node.GetPath())
        select path;

    private static IEnumerable<string> Inside(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is ['{', .., '}'] text
            ? Paths(JsonNode.Parse(text)!)
            : [];

    private static IEnumerable<JsonNode> Nodes(JsonNode node) =>
        node switch
        {
            JsonObject members => members
                .Select(member => member.Value)
                .OfType<JsonNode>()
                .SelectMany(Nodes)
                .Prepend(node),
            JsonArray items => items.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
            _ => [node],
        };
}
