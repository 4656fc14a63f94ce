using System.Text;
using RoleFerry.Adapters.Tests.Channels;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>
/// What cannot be read of a batch lies in the failure queue, byte for byte, and its neighbours are counted.
/// </summary>
public class BadBatchesTests(DynamoDbLocalFixture dynamo)
{
    private const string Error = "ERROR:app:Could not send mail";

    /// <summary>
    /// By name: what is sent, the errors that are counted all the same, what is wrong, and the bytes that are kept.
    /// </summary>
    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["gzip cut in its middle"] = Cut(400),
        ["gzip without its trailer"] = Cut(8) with { Errors = 200 },
        ["gzip with half of its trailer"] = Cut(4) with { Errors = 200 },
        ["gzip with a wrong checksum"] = WrongChecksum(),
        ["gzip bomb"] = Bomb(),
        ["bytes that are no UTF-8"] = InUtf8(Sent.RawEvent("ERROR:app:caf\u00e9", 7)),
        ["half of a surrogate pair"] = Between(Sent.RawEvent("""ERROR:app:half \ud83d of it""", 7), BatchFlaw.BadText),
        ["too deep"] = Between(
            """{"id":"1","timestamp":1795435200000,"a":"""
                + new string('[', 100)
                + new string(']', 100)
                + ""","message":"x"}""",
            BatchFlaw.BadEvent
        ),
        ["a line over a megabyte"] = Between(
            Sent.Event($"{Error} {new string('x', 1_100_000)}", 7),
            BatchFlaw.LongMessage
        ),
        ["raw control character"] = Between(Sent.RawEvent("ERROR:app:a\u0001b", 7), BatchFlaw.BadEvent),
        ["message that is a number"] = Between(
            """{"id":"1","timestamp":1795435200000,"message":7}""",
            BatchFlaw.BadEvent
        ),
        ["time that is a word"] = Between("""{"id":"1","timestamp":"soon","message":"x"}""", BatchFlaw.BadEvent),
        ["event that is a number"] = Between("17", BatchFlaw.BadEvent),
        ["no base64"] = new("not base64!", 0, BatchFlaw.NotBase64, "not base64!"u8.ToArray()),
        ["no gzip"] = new(Sent.Wrap([1, 2, 3]), 0, BatchFlaw.BadGzip, [1, 2, 3]),
        ["no batch"] = new(Sent.Payload("[1,2]"), 0, BatchFlaw.BadEnvelope, "[1,2]"u8.ToArray()),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_rest_is_counted_and_the_bad_part_is_kept_as_it_came(string name)
    {
        var (payload, errors, flaw, bytes) = Cases[name];
        using var house = await LogHouse.OpenAsync(dynamo);

        var answer = await house.SendAsync(payload);

        Assert.True(errors is null || errors == answer.Errors, $"{answer.Errors} errors");
        Assert.Contains($"{flaw}: 1", answer.Bad);
        Assert.Equal(
            answer.Errors,
            (await house.CountsAsync())
                .Where(c => c.Key.StartsWith("CNT#errors.", StringComparison.Ordinal))
                .Sum(c => c.Value)
        );
        var kept = house
            .Failures.Kept.Where(f => f.What == flaw.ToString())
            .SelectMany(f => f.Payload.ToArray())
            .ToArray();
        Assert.True(
            bytes.AsSpan().SequenceEqual(kept.AsSpan(0, Math.Min(bytes.Length, kept.Length))),
            $"{kept.Length} bytes are kept of {bytes.Length}, or others"
        );
        Assert.Contains(house.Metrics.Written, m =>
            m.StartsWith("BadParts{} ", StringComparison.Ordinal) && m != "BadParts{} 0"
        );
    }

    [Fact]
    public async Task A_line_that_looks_like_an_error_and_that_nobody_understood_is_told_with_its_layout()
    {
        using var logs = new RecordingLogs();
        using var house = await LogHouse.OpenAsync(dynamo, logs: logs);

        await house.SendAsync(Sent.Batch(["Orders Worker 5 ERROR no mail for jane@example.com"]));

        Assert.Empty(await house.GroupsAsync());
        Assert.Contains("UnreadErrors{} 1", house.Metrics.Written);
        var told = Assert.Single(logs.Lines, l => l.Contains("look like errors", StringComparison.Ordinal));
        Assert.Contains("(Aa Aa 0 ERROR a a)", told, StringComparison.Ordinal);
        Assert.Contains("Orders Worker 5 ERROR no mail for [email]", told, StringComparison.Ordinal);
    }

    /// <summary>
    /// There is nothing to set aside: the event that came is Lambda's to keep, and it does so for one that fails.
    /// </summary>
    [Fact]
    public async Task An_event_without_data_fails_so_that_Lambda_keeps_it_whole()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(() => house.SendAsync(null));

        Assert.Contains("awslogs.data", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(house.Failures.Kept);
    }

    [Fact]
    public async Task Ten_thousand_events_are_counted_and_an_empty_batch_is_nothing()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        Assert.Equal(10_000, (await house.SendAsync(Sent.Payload(Sent.Envelope(Good(10_000))))).Errors);
        Assert.Equal("Nothing", (await house.SendAsync(Sent.Payload(Sent.Envelope([])))).Outcome);

        Assert.Empty(house.Failures.Kept);
        Assert.Equal(10_000, Assert.Single(await house.GroupsAsync()).Total);
    }

    private static IEnumerable<string> Good(int count) =>
        Enumerable.Range(100, count).Select(i => Sent.Event(Error, i));

    private static byte[] Gzip() => Sent.Gzip(Encoding.UTF8.GetBytes(Sent.Envelope(Good(200))));

    private static Case Cut(int bytes)
    {
        var cut = Gzip()[..^bytes];
        return new(Sent.Wrap(cut), null, BatchFlaw.Truncated, cut);
    }

    private static Case WrongChecksum()
    {
        var gzip = Gzip();
        gzip[^6] ^= 1;
        return new(Sent.Wrap(gzip), null, BatchFlaw.BadGzip, gzip);
    }

    private static Case Bomb()
    {
        var bomb = Sent.Gzip(new byte[70 * 1024 * 1024]);
        return new(Sent.Wrap(bomb), 0, BatchFlaw.TooLarge, bomb);
    }

    private static Case Between(string json, BatchFlaw flaw) =>
        new(Sent.Payload(Sent.Envelope([.. Good(2), json, .. Good(3)])), 5, flaw, Encoding.UTF8.GetBytes(json));

    private static Case InUtf8(string json)
    {
        var bytes = Encoding.Latin1.GetBytes(Sent.Envelope([.. Good(2), json, .. Good(3)]));
        return new(Sent.Payload(bytes), 5, BatchFlaw.BadText, Encoding.Latin1.GetBytes(json));
    }

    /// <param name="Payload">What is sent.</param>
    /// <param name="Errors">Errors that are counted; null: some or all.</param>
    /// <param name="Flaw">What is wrong.</param>
    /// <param name="Bytes">What is kept.</param>
    private sealed record Case(string Payload, long? Errors, BatchFlaw Flaw, byte[] Bytes);
}
