using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels.Teams;

public class TeamsChannelTests : HttpChannelContract
{
    private protected override ChannelKind Kind => TeamsKind.Value;

    private protected override string SecretName => $"{Rig.Prefix}/teams/incidents";

    private protected override string NewSecret => Hook("new2222222222222222");

    private protected override Answer Taken => new(202);

    private protected override Answer SecretRefused => new(401, "DirectApiAuthorizationRequired");

    private protected override IEnumerable<(Answer Answer, Expected Expected)> Table =>
        [
            (Taken, Expected.Sent),
            (new Answer(200), Expected.Sent),
            (new Answer(204), Expected.Retry),
            (new Answer(302), Expected.Retry),
            (new Answer(400, "TriggerInputSchemaMismatch"), Expected.Rejected),
            (new Answer(401), Expected.Rejected),
            (new Answer(403), Expected.Rejected),
            (new Answer(404, "WorkflowNotFound"), Expected.Rejected),
            (new Answer(408), Expected.Retry),
            (new Answer(410), Expected.Rejected),
            (new Answer(413), Expected.Rejected),
            (new Answer(429), Expected.Retry),
            (new Answer(500), Expected.Retry),
            (new Answer(502), Expected.Retry),
            (new Answer(503), Expected.Retry),
            (Answer.HangUp, Expected.Retry),
        ];

    private protected override void Configure() => Rig.Parameters[SecretName] = Hook("old1111111111111111");

    [Fact]
    public async Task Each_channel_has_a_webhook_of_its_own()
    {
        Rig.Parameters[$"{Rig.Prefix}/teams/other"] = new Uri(Rig.Vendor.Url, "/workflows/other").AbsoluteUri;
        Rig.Vendor.Behave = _ => Taken;
        var message = Sample.Message(kind: Kind);

        await Rig.SendAsync(Kind, message, TestContext.Current.CancellationToken);
        await Rig.SendAsync(
            Kind,
            message with
            {
                Channel = message.Channel with { Target = "other" },
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["/workflows/1", "/workflows/other"], Rig.Vendor.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData("http://example.com/workflows/1?sig=0123456789")]
    [InlineData("ftp://example.com/0123456789")]
    [InlineData("not-a-link")]
    public async Task A_webhook_that_is_not_https_is_refused_without_showing_it(string webhook)
    {
        Rig.Parameters[SecretName] = webhook;

        var rejected = Assert.IsType<Delivery.Rejected>(await SendAsync(Taken));

        Assert.Equal("The Teams webhook is no https URL.", rejected.Why);
        Assert.Equal(
            "The Teams webhook is no https URL.",
            await Rig.WhyNobodyAsync(Sample.Message(kind: Kind).Channel, TestContext.Current.CancellationToken)
        );
        Assert.Empty(Rig.Vendor.Requests);
    }

    [Fact]
    public async Task The_signature_in_a_webhooks_query_is_told_nobody_even_where_it_is_quoted_alone()
    {
        var delivery = await SendAsync(new Answer(400, "bad signature old1111111111111111, of /workflows/1"));

        Assert.DoesNotContain("old1111111111111111", delivery.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/workflows/1", delivery.ToString(), StringComparison.Ordinal);
    }

    private string Hook(string signature) =>
        new Uri(Rig.Vendor.Url, $"/workflows/1?api-version=1&sig={signature}").AbsoluteUri;
}
