using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels.Slack;

public class SlackWebhookTests : HttpChannelContract
{
    private protected override ChannelKind Kind => SlackKind.Value;

    private protected override string SecretName => Rig.WebhookName;

    private protected override string NewSecret => Hook("new2222222222222222");

    private protected override Answer Taken => new(200, "ok");

    private protected override Answer SecretRefused => new(404, "no_service");

    private protected override IEnumerable<(Answer Answer, Expected Expected)> Table =>
        [
            (Taken, Expected.Sent),
            (new Answer(200), Expected.Sent),
            (new Answer(400, "invalid_payload"), Expected.Rejected),
            (new Answer(400, "user_not_found"), Expected.Rejected),
            (new Answer(400, "something_new"), Expected.Rejected),
            (new Answer(403, "action_prohibited"), Expected.Rejected),
            (new Answer(403, "invalid_token"), Expected.Rejected),
            (new Answer(404, "channel_not_found"), Expected.Rejected),
            (new Answer(404, "no_service"), Expected.Rejected),
            (new Answer(404, "no_active_hooks"), Expected.Rejected),
            (new Answer(404, "no_team"), Expected.Rejected),
            (new Answer(410, "channel_is_archived"), Expected.Rejected),
            (new Answer(429, "rate_limited"), Expected.Retry),
            (new Answer(500, "rollup_error"), Expected.Retry),
            (new Answer(503), Expected.Retry),
            (new Answer(302), Expected.Retry),
            (Answer.HangUp, Expected.Retry),
        ];

    private protected override void Configure() => Rig.Parameters[Rig.WebhookName] = Hook("old1111111111111111");

    [Fact]
    public async Task The_message_goes_to_the_webhook_and_cannot_be_edited_later()
    {
        var sent = Assert.IsType<Delivery.Sent>(await SendAsync(_ => Taken, new PostedMessage("C024BE91L", "1.1")));

        var request = Assert.Single(Rig.Vendor.Requests);
        Assert.Equal("/services/T012AB3CD/B012AB3CD/old1111111111111111", request.Path);
        Assert.DoesNotContain("\"channel\"", request.Body, StringComparison.Ordinal);
        Assert.Null(sent.Posted);
    }

    [Fact]
    public async Task A_webhook_that_is_no_link_is_said_without_showing_it()
    {
        Rig.Parameters[Rig.WebhookName] = "not-a-link";

        var rejected = Assert.IsType<Delivery.Rejected>(await SendAsync(Taken));

        Assert.Equal("The Slack webhook is not an http or https URL.", rejected.Why);
    }

    private string Hook(string token) => new Uri(Rig.Vendor.Url, $"/services/T012AB3CD/B012AB3CD/{token}").AbsoluteUri;
}
