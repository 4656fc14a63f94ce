using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>What every channel does, whatever it carries.</summary>
public abstract class ChannelContract : IAsyncLifetime
{
    private protected Rig Rig { get; private set; } = null!;

    private protected abstract ChannelKind Kind { get; }

    /// <summary>What the vendor says when it takes a message.</summary>
    private protected abstract Answer Taken { get; }

    /// <summary>The whole retry table.</summary>
    private protected abstract IEnumerable<(Answer Answer, Expected Expected)> Table { get; }

    /// <summary>Puts the channel's secrets where it looks for them.</summary>
    private protected virtual void Configure() { }

    public async ValueTask InitializeAsync()
    {
        Rig = await Rig.StartAsync();
        Configure();
    }

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_the_vendor_takes_is_sent_with_one_request()
    {
        var delivery = await SendAsync(Taken);

        Assert.IsType<Delivery.Sent>(delivery);
        Assert.Single(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task Every_answer_means_what_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var (answer, expected) in Table)
        {
            var delivery = await SendAsync(answer);
            if (delivery.GetType().Name != expected.ToString())
                wrong.Add($"{answer}: {delivery}, expected {expected}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nothing_is_tried_twice()
    {
        await SendAsync(new Answer(500));

        Assert.Single(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task A_vendor_that_is_silent_is_given_up_after_its_own_time_out()
    {
        Rig.Vendor.Behave = _ => Answer.Silence;
        var sending = Rig.SendAsync(Kind, Sample.Message(kind: Kind), TestContext.Current.CancellationToken);
        await Rig.Vendor.ArrivalAsync();

        Rig.Time.Advance(Rig.Settings.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        Rig.Time.Advance(TimeSpan.FromMilliseconds(1));

        var retry = Assert.IsType<Delivery.Retry>(await sending);
        Assert.Contains("no answer within 5 s", retry.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vendor_that_hangs_up_is_tried_later() =>
        Assert.IsType<Delivery.Retry>(await SendAsync(Answer.HangUp));

    [Fact]
    public async Task A_vendor_that_nobody_answers_for_is_tried_later()
    {
        await Rig.Vendor.DisposeAsync();

        var retry = Assert.IsType<Delivery.Retry>(
            await Rig.SendAsync(Kind, Sample.Message(kind: Kind), TestContext.Current.CancellationToken)
        );
        Assert.Contains("could not be reached", retry.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_cancellation_is_thrown()
    {
        Rig.Vendor.Behave = _ => Answer.Silence;
        using var cancellation = new CancellationTokenSource();
        var sending = Rig.SendAsync(Kind, Sample.Message(kind: Kind), cancellation.Token);
        await Rig.Vendor.ArrivalAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private protected Task<Delivery> SendAsync(Answer answer) => SendAsync(_ => answer);

    private protected Task<Delivery> SendAsync(Func<Request, Answer> behave, PostedMessage? posted = null)
    {
        Rig.Vendor.Behave = behave;
        return Rig.SendAsync(Kind, Sample.Message(posted, Kind), TestContext.Current.CancellationToken);
    }
}
