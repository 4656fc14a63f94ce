using System.Net;
using System.Text;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Tags;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tests.Tags;

/// <summary>What CloudWatch is asked over its JSON protocol, and what its answers mean.</summary>
public class TagReaderTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:payments down";

    private static readonly CloudWatchSettings Here = new(
        "eu-west-1",
        new Uri("https://monitoring.eu-west-1.amazonaws.com/")
    );

    [Fact]
    public async Task Tags_are_asked_for_in_the_alarms_own_region()
    {
        var vendor = new Vendor(
            HttpStatusCode.OK,
            """{"Tags":[{"Key":"Severity","Value":"P0"},{"Key":"a","Value":""}]}"""
        );

        var answer = await AskAsync(vendor, Here);

        Assert.Equal(TagAnswerKind.Said, answer!.Kind);
        Assert.Equal(("P0", ""), (answer.Tags["Severity"], answer.Tags["a"]));
        Assert.Equal("https://monitoring.eu-central-1.amazonaws.com/", vendor.Asked!.RequestUri!.ToString());
        Assert.Equal(
            "GraniteServiceVersion20100801.ListTagsForResource",
            vendor.Asked.Headers.GetValues("X-Amz-Target").Single()
        );
        Assert.Equal($$"""{"ResourceARN":"{{Arn}}"}""", vendor.Body);
        Assert.Contains(
            "/eu-central-1/monitoring/aws4_request",
            vendor.Asked.Headers.GetValues("Authorization").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_endpoint_that_is_set_answers_for_every_region()
    {
        var vendor = new Vendor(HttpStatusCode.OK, """{"Tags":[]}""");

        var answer = await AskAsync(vendor, Here with { Endpoint = new Uri("http://localhost:4566/") });

        Assert.Empty(answer!.Tags);
        Assert.Equal("http://localhost:4566/", vendor.Asked!.RequestUri!.ToString());
    }

    [Theory]
    [InlineData(400, "AccessDeniedException", nameof(TagAnswerKind.Refused))]
    [InlineData(403, "AccessDenied", nameof(TagAnswerKind.Refused))]
    [InlineData(400, "InvalidParameterValueException", nameof(TagAnswerKind.Refused))]
    [InlineData(404, "ResourceNotFoundException", nameof(TagAnswerKind.NotFound))]
    [InlineData(400, "ThrottlingException", null)]
    [InlineData(500, "InternalServiceFault", null)]
    [InlineData(503, "", null)]
    public async Task A_refusal_is_an_answer_and_a_fault_is_none(int status, string error, string? expected)
    {
        var vendor = new Vendor((HttpStatusCode)status, $$"""{"__type":"com.amazonaws.cloudwatch#{{error}}"}""");

        Assert.Equal(expected, (await AskAsync(vendor, Here))?.Kind.ToString());
    }

    [Theory]
    [InlineData("cloudwatch", Arn, true)]
    [InlineData("cloudwatch", "123456789012/eu-west-1/payments", false)]
    [InlineData("cloudwatch", "arn:aws:cloudwatch:evil.example/:123456789012:alarm:a", false)]
    [InlineData("grafana", Arn, false)]
    public void Only_alarms_of_CloudWatch_that_are_known_by_their_ARN_are_asked_for(
        string source,
        string id,
        bool isAsked
    )
    {
        var signal = new Signal
        {
            Key = new SignalKey(source, id),
            State = SignalState.Alarm,
            At = DateTimeOffset.UnixEpoch,
            Name = "a",
        };

        Assert.Equal(isAsked, TagQuestion.Of(signal) is not null);
    }

    private static Task<TagAnswer?> AskAsync(Vendor vendor, CloudWatchSettings settings)
    {
        var client = new CloudWatchClient(
            new HttpClient(vendor),
            new BasicAWSCredentials("key", "secret"),
            settings,
            TimeProvider.System
        );
        return new TagReader(client, TimeProvider.System, NullLogger<TagReader>.Instance).AskAsync(
            new TagQuestion(Arn, "eu-central-1"),
            TestContext.Current.CancellationToken
        );
    }

    private sealed class Vendor(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        public HttpRequestMessage? Asked { get; private set; }

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Asked = request;
            Body = Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(status) { Content = new StringContent(answer) };
        }
    }
}
