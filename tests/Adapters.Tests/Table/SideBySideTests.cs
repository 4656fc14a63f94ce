using RoleFerry.Adapters.Concurrency;

namespace RoleFerry.Adapters.Tests.Table;

public class SideBySideTests
{
    [Fact]
    public async Task No_more_than_asked_for_run_at_a_time_and_all_run()
    {
        var waiting = new Queue<TaskCompletionSource>();
        var begun = new List<int>();
        var all = SideBySide.ForEachAsync(
            Enumerable.Range(0, 5),
            2,
            async n =>
            {
                begun.Add(n);
                var answer = new TaskCompletionSource();
                waiting.Enqueue(answer);
                await answer.Task;
            },
            CancellationToken.None
        );

        Assert.Equal([0, 1], begun);
        while (waiting.TryDequeue(out var answer))
            answer.SetResult();

        await all;
        Assert.Equal([0, 1, 2, 3, 4], begun);
    }

    [Fact]
    public async Task What_one_throws_stops_none_of_the_others_and_is_thrown_in_the_end()
    {
        var done = new List<int>();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SideBySide.ForEachAsync(
                Enumerable.Range(0, 5),
                2,
                n =>
                {
                    if (n % 2 == 0)
                        throw new InvalidOperationException($"{n}");
                    done.Add(n);
                    return Task.CompletedTask;
                },
                CancellationToken.None
            )
        );

        Assert.Equal("0", e.Message);
        Assert.Equal([1, 3], done);
    }

    [Fact]
    public async Task Nothing_more_is_begun_once_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var begun = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SideBySide.ForEachAsync(
                Enumerable.Range(0, 5),
                1,
                _ =>
                {
                    begun++;
                    return source.CancelAsync();
                },
                source.Token
            )
        );

        Assert.Equal(1, begun);
    }
}
