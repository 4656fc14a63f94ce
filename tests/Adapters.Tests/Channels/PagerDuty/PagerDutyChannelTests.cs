using System.Text.Json;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels.PagerDuty;

public class PagerDutyChannelTests : HttpChannelContract
{
    private const string Success = """{"status":"success","message":"Event processed","dedup_key":"INC-7F3K9Q2M"}""";

    private protected override ChannelKind Kind => PagerDutyKind.Value;

    private protected override string SecretName => Rig.RoutingKeyName;

    private protected override string NewSecret => "fedcba9876543210fedcba9876543210";

    private protected override Answer Taken => new(202, Success);

    private protected override Answer SecretRefused =>
        new(
            400,
            """{"status":"invalid event","message":"Event object is invalid","errors":["Length of 'routing_key' is incorrect (should be 32 characters)"]}"""
        );

    private protected override IEnumerable<(Answer Answer, Expected Expected)> Table =>
        [
            (Taken, Expected.Sent),
            (new Answer(202), Expected.Sent),
            (new Answer(202, "<html>"), Expected.Sent),
            (
                new Answer(
                    400,
                    """{"status":"invalid event","message":"Event object is invalid","errors":["'payload.summary' is missing"]}"""
                ),
                Expected.Rejected
            ),
            (SecretRefused, Expected.Rejected),
            (new Answer(401), Expected.Rejected),
            (new Answer(403), Expected.Rejected),
            (new Answer(404), Expected.Rejected),
            (new Answer(413), Expected.Rejected),
            (new Answer(422), Expected.Rejected),
            (new Answer(408), Expected.Retry),
            (new Answer(425), Expected.Retry),
            (
                new Answer(
                    429,
                    """{"status":"throttle exceeded","message":"Requests for this service are arriving too quickly."}"""
                ),
                Expected.Retry
            ),
            (new Answer(500), Expected.Retry),
            (new Answer(502, "<html>Bad Gateway</html>"), Expected.Retry),
            (new Answer(503), Expected.Retry),
            (new Answer(504), Expected.Retry),
            (new Answer(599), Expected.Retry),
            (new Answer(200, "a captive portal"), Expected.Retry),
            (new Answer(204), Expected.Retry),
            (new Answer(302), Expected.Retry),
            (Answer.HangUp, Expected.Retry),
        ];

    private protected override void Configure() =>
        Rig.Parameters[Rig.RoutingKeyName] = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_channel_with_a_routing_key_of_its_own_rings_that_service_and_without_the_key_none()
    {
        var message = Sample.Message() with
        {
            Channel = new Channel("pagerduty-secondary", PagerDutyKind.Value, "secondary"),
        };
        Rig.Vendor.Behave = _ => Taken;

        Assert.IsType<Delivery.Rejected>(await Rig.SendAsync(Kind, message, CancellationToken.None));
        Assert.Empty(Rig.Vendor.Requests);

        Rig.Time.Advance(SecretStore.KeptFor);
        Rig.Parameters[$"{Rig.Prefix}/pagerduty/secondary"] = "00000000000000000000000000000002";
        Assert.IsType<Delivery.Sent>(await Rig.SendAsync(Kind, message, CancellationToken.None));
        using var body = JsonDocument.Parse(Assert.Single(Rig.Vendor.Requests).Body);
        Assert.Equal("00000000000000000000000000000002", body.RootElement.GetProperty("routing_key").GetString());
    }

    [Fact]
    public async Task The_event_goes_out_under_the_incidents_id()
    {
        var sent = Assert.IsType<Delivery.Sent>(await SendAsync(Taken));

        var request = Assert.Single(Rig.Vendor.Requests);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("/v2/enqueue", request.Path);
        Assert.Equal("INC-7F3K9Q2M", body.RootElement.GetProperty("dedup_key").GetString());
        Assert.Equal("0123456789abcdef0123456789abcdef", body.RootElement.GetProperty("routing_key").GetString());
        Assert.Equal(new PostedMessage("", "INC-7F3K9Q2M"), sent.Posted);
    }

    [Fact]
    public async Task A_rejection_tells_PagerDutys_own_words()
    {
        var rejected = Assert.IsType<Delivery.Rejected>(
            await SendAsync(new Answer(400, """{"errors":["'payload.summary' is missing"]}"""))
        );

        Assert.Equal("PagerDuty answered 400: {\"errors\":[\"'payload.summary' is missing\"]}", rejected.Why);
    }
}
