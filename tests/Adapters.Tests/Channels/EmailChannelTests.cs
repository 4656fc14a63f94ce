using System.Web;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Routing;

namespace RoleFerry.Adapters.Tests.Channels;

public class EmailChannelTests : ChannelContract
{
    private protected override ChannelKind Kind => ChannelKind.Email;

    private protected override Answer Taken => new(
        200,
        """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId></PublishResult>
          <ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>
        </PublishResponse>
        """,
        ("Content-Type", "text/xml"));

    private protected override IEnumerable<(Answer Answer, Expected Expected)> Table =>
    [
        (Taken, Expected.Sent),
        (Error(400, "InvalidParameter"), Expected.Rejected),
        (Error(400, "ParameterValueInvalid"), Expected.Rejected),
        (Error(403, "AuthorizationError"), Expected.Rejected),
        (Error(403, "InvalidClientTokenId"), Expected.Rejected),
        (Error(403, "ExpiredToken"), Expected.Retry),
        (Error(404, "NotFound"), Expected.Rejected),
        (Error(400, "Throttling"), Expected.Retry),
        (Error(400, "KMSThrottling"), Expected.Retry),
        (Error(429, "Throttled"), Expected.Retry),
        (Error(500, "InternalError"), Expected.Retry),
        (Error(503, "ServiceUnavailable"), Expected.Retry),
        (new Answer(200, "<html>a captive portal</html>"), Expected.Retry),
        (new Answer(500), Expected.Retry),
        (new Answer(502, "<html>Bad Gateway</html>"), Expected.Retry),
        (new Answer(404, "not from SNS"), Expected.Rejected),
        (Answer.HangUp, Expected.Retry),
    ];

    [Fact]
    public async Task The_mail_goes_to_the_topic()
    {
        var sent = Assert.IsType<Delivery.Sent>(await SendAsync(Taken));

        var form = HttpUtility.ParseQueryString(Assert.Single(Rig.Carrier.Requests).Body);
        Assert.Equal("Publish", form["Action"]);
        Assert.Equal(Rig.Settings.EmailTopicArn, form["TopicArn"]);
        Assert.Equal("P1: orders (INC-7F3K9Q2M)", form["Subject"]);
        Assert.StartsWith("P1: orders\n", form["Message"], StringComparison.Ordinal);
        Assert.Equal(new PostedMessage("", "94f20ce6-13c5-43a0-9a9e-ca52d816e90b"), sent.Posted);
    }

    [Fact]
    public async Task A_rejection_tells_what_SNS_said()
    {
        var rejected = Assert.IsType<Delivery.Rejected>(await SendAsync(Error(404, "NotFound")));

        Assert.Equal("SNS answered 404 NotFound: no good", rejected.Why);
    }

    private static Answer Error(int status, string code) => new(
        status,
        $"""
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>no good</Message></Error>
          <RequestId>9dd01905-5012-5f99-8663-4b3ecd0dfaef</RequestId>
        </ErrorResponse>
        """,
        ("Content-Type", "text/xml"));
}
