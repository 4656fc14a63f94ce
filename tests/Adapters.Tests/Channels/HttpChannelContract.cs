using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>What every channel does that posts JSON and is let in by a secret of SSM's.</summary>
public abstract class HttpChannelContract : ChannelContract
{
    /// <summary>The parameter that holds the secret.</summary>
    private protected abstract string SecretName { get; }

    /// <summary>Another good secret.</summary>
    private protected abstract string NewSecret { get; }

    /// <summary>What the vendor says to a secret that it does not, or no longer, know.</summary>
    private protected abstract Answer SecretRefused { get; }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task No_secret_is_told_even_if_the_vendor_quotes_it(int status)
    {
        var delivery = await SendAsync(Answer.Quote(status));

        Assert.NotEmpty(Rig.Vendor.Requests);
        Assert.All([delivery.ToString(), .. Rig.Logs.Lines], AssertNoSecret);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Sun, 01 Mar 2026 03:12:40 GMT", 30)]
    [InlineData("Sun, 01 Mar 2026 03:12:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 3600)]
    [InlineData("2147483647", 3600)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    public async Task The_wait_that_the_vendor_asks_for_is_passed_on(string retryAfter, int? seconds)
    {
        var retry = Assert.IsType<Delivery.Retry>(await SendAsync(new Answer(429, "", ("Retry-After", retryAfter))));

        Assert.Equal(seconds, (int?)retry.After?.TotalSeconds);
    }

    [Fact]
    public async Task A_body_is_JSON_and_says_so()
    {
        await SendAsync(Taken);

        Assert.Equal("application/json; charset=utf-8", Assert.Single(Rig.Vendor.Requests).Headers.ContentType);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_secrets()
    {
        var delivery = await SendAsync(new Answer(307, "", ("Location", "/elsewhere")));

        Assert.IsType<Delivery.Retry>(delivery);
        Assert.Single(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task An_answer_of_two_megabytes_is_not_read() =>
        Assert.IsType<Delivery.Retry>(await SendAsync(new Answer(500, new string('x', 2_000_000))));

    [Fact]
    public async Task An_answer_in_a_charset_that_nobody_knows_is_read() =>
        Assert.IsType<Delivery.Retry>(
            await SendAsync(new Answer(500, "x", ("Content-Type", "text/plain; charset=no-such-thing")))
        );

    [Fact]
    public async Task A_refused_secret_is_fetched_again_and_a_newer_one_used_at_once()
    {
        var old = Rig.Parameters[SecretName];

        var delivery = await SendAsync(request =>
        {
            if (!request.Quoted.Contains(old.Split('/')[^1], StringComparison.Ordinal))
                return Taken;
            Rig.Parameters[SecretName] = NewSecret;
            return SecretRefused;
        });

        Assert.IsType<Delivery.Sent>(delivery);
        Assert.Equal(2, Rig.Vendor.Requests.Count);
        Assert.Equal(2, SecretAsked);
    }

    [Fact]
    public async Task A_refused_secret_that_is_still_the_same_is_a_rejection()
    {
        var delivery = await SendAsync(SecretRefused);

        Assert.IsType<Delivery.Rejected>(delivery);
        Assert.Single(Rig.Vendor.Requests);
        Assert.Equal(2, SecretAsked);
    }

    [Fact]
    public async Task A_second_refused_secret_is_not_tried_a_third_time()
    {
        var delivery = await SendAsync(_ =>
        {
            Rig.Parameters[SecretName] = NewSecret;
            return SecretRefused;
        });

        Assert.IsType<Delivery.Rejected>(delivery);
        Assert.Equal(2, Rig.Vendor.Requests.Count);
    }

    [Fact]
    public async Task Refused_secrets_do_not_storm_SSM()
    {
        for (var i = 0; i < 5; i++)
            await SendAsync(SecretRefused);

        Assert.Equal(2, SecretAsked);
        Rig.Time.Advance(SecretStore.Pause);
        await SendAsync(SecretRefused);
        Assert.Equal(3, SecretAsked);
    }

    [Fact]
    public async Task A_refused_secret_while_SSM_fails_is_tried_later()
    {
        var delivery = await SendAsync(_ =>
        {
            Rig.Ssm.Behave = _ => new Answer(500);
            return SecretRefused;
        });

        Assert.IsType<Delivery.Retry>(delivery);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent_and_it_is_said_why()
    {
        Rig.Parameters.Clear();

        var rejected = Assert.IsType<Delivery.Rejected>(await SendAsync(Taken));

        Assert.Contains("configured", rejected.Why, StringComparison.Ordinal);
        Assert.Empty(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task It_reaches_nobody_where_it_has_no_secret_and_somebody_as_far_as_is_known_where_SSM_is_silent()
    {
        var channel = Sample.Message(kind: Kind).Channel;
        var cancellation = TestContext.Current.CancellationToken;
        Rig.Ssm.Behave = _ => new Answer(500);
        Assert.Null(await Rig.WhyNobodyAsync(channel, cancellation));

        Rig.Ssm.Behave = request => SsmServer.Answer(request, Rig.Parameters);
        Assert.Null(await Rig.WhyNobodyAsync(channel, cancellation));

        Rig.Parameters.Clear();
        Rig.Time.Advance(SecretStore.KeptFor);
        Assert.Contains("configured", await Rig.WhyNobodyAsync(channel, cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_SSM_it_is_tried_later()
    {
        Rig.Ssm.Behave = _ => new Answer(500);

        Assert.IsType<Delivery.Retry>(await SendAsync(Taken));
        Assert.Empty(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task An_SSM_that_fails_for_seconds_at_a_cold_start_costs_a_message_these_seconds_only()
    {
        var began = Rig.Time.GetUtcNow();
        Rig.Ssm.Behave = request =>
            Rig.Time.GetUtcNow() - began < TimeSpan.FromSeconds(4)
                ? new Answer(500)
                : SsmServer.Answer(request, Rig.Parameters);

        Assert.IsType<Delivery.Sent>(await SendAsync(Taken));
        Assert.InRange(Rig.Time.GetUtcNow() - began, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.5));
    }

    /// <summary>How often SSM was asked for the secret, alone or with others.</summary>
    private int SecretAsked =>
        Rig.Ssm.Requests.Count(r => r.Body.Contains($"\"{SecretName}\"", StringComparison.Ordinal));

    private void AssertNoSecret(string text) =>
        Assert.All(Rig.Parameters.Values.SelectMany(value => (string[])[value, value.Split('/')[^1]]), secret =>
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)
        );
}
