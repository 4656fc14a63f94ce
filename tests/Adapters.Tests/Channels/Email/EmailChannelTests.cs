using System.Web;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels.Email;

public class EmailChannelTests : ChannelContract
{
    private protected override ChannelKind Kind => EmailKind.Value;

    private protected override Answer Taken =>
        new(
            200,
            """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId></PublishResult>
              <ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>
            </PublishResponse>
            """,
            ("Content-Type", "text/xml")
        );

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

        var form = HttpUtility.ParseQueryString(Assert.Single(Rig.Vendor.Requests).Body);
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

    [Theory]
    [InlineData(0, "Nobody is subscribed to the mail topic.")]
    [InlineData(
        1,
        "Nobody has confirmed the subscription to the mail topic: the link that SNS mailed has not been followed."
    )]
    [InlineData(
        3,
        "Nobody has confirmed one of the 3 subscriptions to the mail topic: the links that SNS mailed have not "
            + "been followed."
    )]
    public async Task A_mail_that_nobody_reads_is_not_sent_whatever_SNS_says(int pending, string why)
    {
        Rig.Subscribers.Behave = _ => SubscribersAnswer.Of(confirmed: 0, pending);

        var rejected = Assert.IsType<Delivery.Rejected>(await SendAsync(Taken));

        Assert.Equal(why, rejected.Why);
        Assert.Equal(why, await WhyNobodyAsync());
    }

    [Fact]
    public async Task Who_reads_it_is_asked_by_a_signed_request_once_in_five_minutes()
    {
        await SendAsync(Taken);
        Rig.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        await SendAsync(Taken);

        var asked = Assert.Single(Rig.Subscribers.Requests);
        var form = HttpUtility.ParseQueryString(asked.Body);
        Assert.Equal(("GetTopicAttributes", Rig.Settings.EmailTopicArn), (form["Action"], form["TopicArn"]));
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-west-1/sns/aws4_request",
            asked.Headers.Authorization.ToString(),
            StringComparison.Ordinal
        );

        Rig.Time.Advance(TimeSpan.FromMilliseconds(1));
        await SendAsync(Taken);
        Assert.Equal(2, Rig.Subscribers.Requests.Count);
    }

    [Fact]
    public async Task Whoever_follows_the_link_gets_mail_half_a_minute_later()
    {
        Rig.Subscribers.Behave = _ => SubscribersAnswer.Of(confirmed: 0, pending: 1);
        Assert.IsType<Delivery.Rejected>(await SendAsync(Taken));

        Rig.Subscribers.Behave = _ => SubscribersAnswer.Of(confirmed: 1);
        Rig.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.IsType<Delivery.Sent>(await SendAsync(Taken));
        Assert.Null(await WhyNobodyAsync());
    }

    public static TheoryData<int, string> Unknown =>
        new()
        {
            { 403, "<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>" },
            { 500, "" },
            { 200, "<html>a captive portal</html>" },
            { 200, "not XML" },
        };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_mail_is_sent_where_nobody_can_say_who_reads_it(int status, string text)
    {
        Rig.Subscribers.Behave = _ => new Answer(status, text);

        Assert.IsType<Delivery.Sent>(await SendAsync(Taken));
        Assert.Null(await WhyNobodyAsync());
        Assert.Contains(Rig.Logs.Lines, line =>
            line.Contains("The subscriptions of the mail topic cannot be read", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_mail_waits_two_seconds_at_most_for_who_reads_it()
    {
        Rig.Vendor.Behave = _ => Taken;
        Rig.Subscribers.Behave = _ => Answer.Silence;
        var sending = Rig.SendAsync(Kind, Sample.Message(kind: Kind), TestContext.Current.CancellationToken);
        await Rig.Subscribers.ArrivalAsync();
        await Rig.Vendor.ArrivalAsync();

        Rig.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<Delivery.Sent>(await sending);
    }

    private Task<string?> WhyNobodyAsync() =>
        Rig.WhyNobodyAsync(new Channel("email", EmailKind.Value), TestContext.Current.CancellationToken);

    private static Answer Error(int status, string code) =>
        new(
            status,
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>no good</Message></Error>
              <RequestId>9dd01905-5012-5f99-8663-4b3ecd0dfaef</RequestId>
            </ErrorResponse>
            """,
            ("Content-Type", "text/xml")
        );
}
