using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;

namespace RoleFerry.Adapters.Tests.Table;

public sealed class DeadlineTests
{
    private readonly Clock _clock = new();
    private readonly List<DateTimeOffset> _started = [];

    public DeadlineTests() => _clock.StandStill();

    [Fact]
    public async Task A_call_that_fails_is_tried_until_the_deadline_and_no_attempt_starts_after_it()
    {
        var deadline = new Deadline(_clock.Now.AddSeconds(3), CancellationToken.None);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => FailAsync(deadline, TimeSpan.FromSeconds(1)));

        Assert.Equal(3, _started.Count);
        Assert.All(_started, at => Assert.True(at < deadline.At));
    }

    [Theory]
    [InlineData("TransactionConflict", 3)]
    [InlineData("ThrottlingError", 3)]
    [InlineData("ValidationError", 1)]
    [InlineData("ItemCollectionSizeLimitExceeded", 1)]
    public async Task A_transaction_is_tried_again_unless_it_can_never_be_carried_out(string code, int attempts)
    {
        var deadline = new Deadline(_clock.Now.AddSeconds(3), CancellationToken.None);
        var refused = new TransactionCanceledException("Refused.")
        {
            CancellationReasons = [new() { Code = "None" }, new() { Code = code }],
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            FailAsync(deadline, TimeSpan.FromSeconds(1), refused)
        );

        Assert.Equal(attempts, _started.Count);
    }

    [Fact]
    public async Task A_deadline_that_is_over_still_lets_one_attempt_be_made()
    {
        var deadline = new Deadline(_clock.Now.AddSeconds(-1), CancellationToken.None);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => FailAsync(deadline, TimeSpan.Zero));

        Assert.Single(_started);
    }

    [Fact]
    public async Task Cancellation_ends_it_at_once_whatever_time_is_left()
    {
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Calls()
                .RunAsync<int>(
                    async (_, ct) =>
                    {
                        _started.Add(_clock.Now);
                        await cancelled.CancelAsync();
                        ct.ThrowIfCancellationRequested();
                        return 0;
                    },
                    Deadline.Never.EndedBy(cancelled.Token)
                )
        );

        Assert.Single(_started);
    }

    [Fact]
    public void A_part_with_a_token_of_its_own_keeps_the_moment()
    {
        using var own = new CancellationTokenSource();
        var deadline = new Deadline(_clock.Now, CancellationToken.None);

        Assert.Equal(new Deadline(_clock.Now, own.Token), deadline.EndedBy(own.Token));
    }

    [Fact]
    public void A_later_deadline_keeps_the_token()
    {
        using var own = new CancellationTokenSource();
        var deadline = new Deadline(_clock.Now, own.Token);

        Assert.Equal(new Deadline(_clock.Now.AddSeconds(5), own.Token), deadline.Later(TimeSpan.FromSeconds(5)));
    }

    private Task<int> FailAsync(Deadline deadline, TimeSpan takes, Exception? fault = null) =>
        Calls()
            .RunAsync<int>(
                (_, _) =>
                {
                    _started.Add(_clock.Now);
                    _clock.Advance(takes);
                    throw fault ?? new HttpRequestException("The table is down.");
                },
                deadline
            );

    private TableCalls Calls() => new(null!, new TableSettings("Nobody"), _clock, Random.Shared);
}
