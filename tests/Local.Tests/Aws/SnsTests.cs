using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace RoleFerry.Local.Tests.Aws;

public class SnsTests(DynamoDbLocalFixture database)
{
    private const string Mails = "arn:aws:sns:eu-central-1:000000000000:mails";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_to_people_is_kept_as_a_mail()
    {
        await using var stack = await TestStack.StartAsync(database);

        var (status, answer) = await PublishAsync(
            stack,
            ("TopicArn", Mails),
            ("Subject", "P3 disk"),
            ("Message", "A disk fills up.\nSlowly: 80 %")
        );

        Assert.Equal(HttpStatusCode.OK, status);
        var mail = Assert.Single(stack.Mails);
        Assert.Equal(("mails", "P3 disk", "A disk fills up.\nSlowly: 80 %"), (mail.Topic, mail.Subject, mail.Text));
        Assert.Equal(mail.MessageId, answer.Descendants(answer.Name.Namespace + "MessageId").Single().Value);
    }

    [Fact]
    public async Task A_message_to_functions_reaches_them_in_SNSs_shape()
    {
        await using var stack = await TestStack.StartAsync(database);
        var topic = stack.Account.Arn("sns", stack.Account.StackName + "-SignalTopic");

        await PublishAsync(stack, ("TopicArn", topic), ("Message", """{"a":1}"""));
        await stack.WhenIdleAsync();

        var record = JsonNode.Parse(stack.Functions.History.Single().Payload)!["Records"]![0]!;
        Assert.Equal("aws:sns", (string)record["EventSource"]!);
        Assert.Equal(topic, (string)record["Sns"]!["TopicArn"]!);
        Assert.Equal("""{"a":1}""", (string)record["Sns"]!["Message"]!);
        Assert.Empty(stack.Mails);
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-central-1:000000000000:nobodys", "s", "m", HttpStatusCode.NotFound, "NotFound")]
    [InlineData(Mails, "s", "", HttpStatusCode.BadRequest, "InvalidParameter")]
    [InlineData(Mails, "two\nlines", "m", HttpStatusCode.BadRequest, "InvalidParameter")]
    [InlineData(Mails, "größer", "m", HttpStatusCode.BadRequest, "InvalidParameter")]
    [InlineData(
        Mails,
        "a subject of a hundred characters, which is one character more than a subject of a mail may have....",
        "m",
        HttpStatusCode.BadRequest,
        "InvalidParameter"
    )]
    public async Task What_SNS_would_refuse_is_refused(
        string topic,
        string subject,
        string message,
        HttpStatusCode expected,
        string code
    )
    {
        await using var stack = await TestStack.StartAsync(database);

        var (status, answer) = await PublishAsync(
            stack,
            ("TopicArn", topic),
            ("Subject", subject),
            ("Message", message)
        );

        Assert.Equal(expected, status);
        Assert.Equal(code, answer.Descendants(answer.Name.Namespace + "Code").Single().Value);
        Assert.Empty(stack.Mails);
    }

    [Fact]
    public async Task A_topic_tells_how_many_read_it_and_mails_nobody_where_nobody_does()
    {
        await using var stack = await TestStack.StartAsync(database);
        Assert.Equal(("1", "0"), await SubscriptionsAsync(stack));

        stack.SetMailSubscribers("mails", confirmed: 0, pending: 2);
        var (status, _) = await PublishAsync(stack, ("TopicArn", Mails), ("Message", "m"));

        Assert.Equal(("0", "2"), await SubscriptionsAsync(stack));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(stack.Mails);
    }

    private static async Task<(string Confirmed, string Pending)> SubscriptionsAsync(LocalStack stack)
    {
        var (_, answer) = await CallAsync(stack, "GetTopicAttributes", ("TopicArn", Mails));
        var ns = answer.Name.Namespace;
        var entries = answer
            .Descendants(ns + "entry")
            .ToDictionary(e => e.Element(ns + "key")!.Value, e => e.Element(ns + "value")!.Value);
        return (entries["SubscriptionsConfirmed"], entries["SubscriptionsPending"]);
    }

    private static Task<(HttpStatusCode Status, XElement Answer)> PublishAsync(
        LocalStack stack,
        params (string Name, string Value)[] fields
    ) => CallAsync(stack, "Publish", fields);

    private static async Task<(HttpStatusCode Status, XElement Answer)> CallAsync(
        LocalStack stack,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(
            fields
                .Prepend(("Action", action))
                .Prepend(("Version", "2010-03-31"))
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2))
        );
        using var answer = await client.PostAsync(stack.Endpoint, form, Cancellation);
        return (answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation)));
    }
}
