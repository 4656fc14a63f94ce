using System.Text.Json;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>An error whose lines come in two batches or three counts once, as the error that it is.</summary>
public class CutErrorsTests(DynamoDbLocalFixture dynamo)
{
    private static readonly string[] Lines =
    [
        "2025-10-13 14:29:59,001 INFO acme.api ready",
        "2025-10-13 14:30:00,123 ERROR acme.orders could not place an order",
        "Traceback (most recent call last):",
        "  File \"/srv/app/acme/api.py\", line 12, in create",
        "    place(order)",
        "  File \"/srv/app/acme/orders.py\", line 31, in place",
        "    total = prices[item]",
        "KeyError: 'A-7'",
        "2025-10-13 14:30:01,001 INFO acme.api on",
    ];

    [Fact]
    public async Task A_FireLens_trace_that_is_cut_is_one_group_with_one_signal()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Batch(0, 5));
        await house.SendAsync(Batch(5, 9));
        Assert.Empty(await house.GroupsAsync());
        await house.TickAsync(CutJoiner.Wait);

        var group = Assert.Single(await house.GroupsAsync());
        Assert.Equal(1, group.Total);
        Assert.StartsWith("KeyError at acme/orders.py:place", group.Template, StringComparison.Ordinal);
        Assert.Contains("could not place an order", group.Sample, StringComparison.Ordinal);
        Assert.Single(house.Topic.Published);
        Assert.Empty(await WaitingAsync(house));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, 0, 1)]
    public async Task However_batches_come_it_counts_once(params int[] order)
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        string[] batches = [Batch(0, 5), Batch(5, 9)];

        foreach (int number in order)
            await house.SendAsync(batches[number]);
        await house.TickAsync(CutJoiner.Wait);

        Assert.Equal(1, Assert.Single(await house.GroupsAsync()).Total);
        Assert.Single(house.Topic.Published);
        Assert.Empty(await WaitingAsync(house));
    }

    [Fact]
    public async Task Batches_that_come_in_the_same_moment_find_each_other()
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            using var house = await LogHouse.OpenAsync(dynamo);
            string[] batches = [Batch(5, 9), Batch(0, 3), Batch(3, 5), Batch(5, 9)];

            await Task.WhenAll(batches.Select(b => Task.Run(() => house.SendAsync(b))));
            await house.TickAsync(CutJoiner.Wait);

            Assert.Equal(1, Assert.Single(await house.GroupsAsync()).Total);
            Assert.Empty(await WaitingAsync(house));
        }
    }

    [Fact]
    public async Task Its_beginning_alone_is_counted_by_the_tick_and_no_copy_counts_again()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var data = Batch(0, 6);
        await house.SendAsync(data);

        await house.TickAsync(CutJoiner.Wait - TimeSpan.FromSeconds(1));
        Assert.Empty(await house.GroupsAsync());
        Assert.Equal(1, await house.TickAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal("Duplicate", (await house.SendAsync(data)).Outcome);
        await house.TickAsync(CutJoiner.Wait);

        Assert.Equal(1, Assert.Single(await house.GroupsAsync()).Total);
        Assert.Contains("Errors{Level=ERROR,LogService=api} 1", house.Metrics.Written);
    }

    [Fact]
    public async Task An_end_whose_beginning_never_comes_is_no_error_of_its_own_if_it_names_none()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(Batch(3, 7));

        await house.TickAsync(CutJoiner.Wait);

        Assert.Empty(await house.GroupsAsync());
        Assert.Empty(await WaitingAsync(house));
    }

    [Fact]
    public async Task What_a_rule_names_does_not_wait()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(
            Sent.Batch(
                "2025-10-13 14:30:00,123 ERROR acme.db connection pool exhausted",
                "Traceback (most recent call last):",
                "  File \"/srv/app/acme/db.py\", line 12, in take"
            )
        );

        Assert.Equal("P0", Assert.Single(house.Topic.Published).Tags["severity"]);
    }

    [Fact]
    public async Task Nothing_secret_waits()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(
            Sent.Batch(
                "2025-10-13 14:30:00,123 ERROR acme.db login failed, password=hunter2-hunter2",
                "Traceback (most recent call last):",
                "  File \"/srv/app/acme/db.py\", line 12, in take"
            )
        );

        var item = Assert.Single(await WaitingAsync(house));
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(item), StringComparison.Ordinal);
    }

    /// <summary>Behind the joined trace is a line that no reader knows; whoever counts dies after each call in turn.</summary>
    [Fact]
    public async Task However_it_dies_an_unread_line_behind_an_error_counts_with_it()
    {
        for (int call = 1; call <= 12; call++)
        {
            using var house = await LogHouse.OpenAsync(dynamo);
            string[] lines = [.. Lines[..8], "Orders Worker 5 ERROR no mail"];
            await house.SendAsync(Batch(lines, 0, 5));
            await house.SendAsync(Batch(lines, 5, 9));

            int calls = 0;
            house.Wire.Before = _ => ++calls >= call ? Fault.CrashBefore : Fault.None;
            await LogHouse.DieAsync(() => house.TickAsync(CutJoiner.Wait));
            house.Wire.Before = _ => Fault.None;
            await house.TickAsync(TimeSpan.FromMinutes(1));

            Assert.Equal(1, Assert.Single(await house.GroupsAsync()).Total);
            var unread = await house.Get<ErrorGroupStore>().ListUnreadAsync(100, Deadline.Never);
            Assert.Equal(1, Assert.Single(unread).Total);
        }
    }

    /// <summary>What nobody can read is replaced by the next batch, and kept by none.</summary>
    [Fact]
    public async Task What_waits_and_cannot_be_read_stops_no_batch()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(Batch(0, 5));
        var item = Assert.Single(await WaitingAsync(house));
        item["cuts"] = new() { S = "broken" };
        await house.PutAsync(item);

        await house.SendAsync(Batch(5, 9));
        await house.TickAsync(CutJoiner.Wait);

        Assert.Empty(await WaitingAsync(house));
    }

    /// <summary>
    /// Errors of one stream, cut at frames into pieces that come in any order, twice and more, while calls to the table
    /// fail and processes die.
    /// </summary>
    [Fact]
    public Task Whatever_happens_each_error_counts_once() =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, Histories),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (seed, _) => await PlayAsync(seed)
        );

    private async Task PlayAsync(int seed)
    {
        var random = new Random(seed);
        using var house = await LogHouse.OpenAsync(dynamo);
        int errors = random.Next(1, 4);
        string[] lines = [.. Enumerable.Repeat(Lines, errors).SelectMany(l => l)];
        int[] frames = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith(' '))];
        int[] cuts = [0, .. random.GetItems(frames, 3).Distinct().Order(), lines.Length];
        string[] batches = [.. cuts.Zip(cuts.Skip(1), (from, to) => Batch(lines, from, to))];
        var faults = Enumerable.Range(0, 5).Select(_ => random.Next(1, 30)).Distinct();
        var kinds = faults.ToDictionary(n => n, _ => (Fault)random.Next(1, 5));
        house.Wire.Before = n => kinds.GetValueOrDefault(n);
        foreach (var together in batches.Concat(batches).OrderBy(_ => random.Next()).Chunk(random.Next(1, 4)).ToArray())
            await Task.WhenAll(together.Select(b => LogHouse.DieAsync(() => house.SendAsync(b))));
        house.Wire.Before = _ => Fault.None;
        foreach (var batch in batches)
            await house.SendAsync(batch);
        await house.TickAsync(CutJoiner.Wait);

        Assert.Equal(errors, Assert.Single(await house.GroupsAsync()).Total);
        Assert.Equal(
            errors,
            (await house.CountsAsync())
                .Where(c => c.Key.StartsWith("CNT#errors.", StringComparison.Ordinal))
                .Sum(c => c.Value)
        );
        Assert.Empty(await WaitingAsync(house));
    }

    private const int Histories = 15;

    private static string Batch(int from, int to) => Batch(Lines, from, to);

    private static string Batch(string[] lines, int from, int to) =>
        Sent.Payload(
            Sent.Envelope(
                Enumerable
                    .Range(from, to - from)
                    .Select(i =>
                        Sent.Event(
                            JsonSerializer.Serialize(new { log = lines[i], container_name = "/ecs-api" }),
                            i,
                            Sent.Noon.AddMilliseconds(i)
                        )
                    )
            )
        );

    private static async Task<IReadOnlyList<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>>> WaitingAsync(
        LogHouse house
    ) => [.. (await house.ItemsAsync()).Where(i => i["PK"].S.StartsWith("CUT#", StringComparison.Ordinal))];
}
