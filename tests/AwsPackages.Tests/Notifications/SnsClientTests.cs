using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace RoleFerry.AwsPackages.Tests.Notifications;

public sealed class SnsClientTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:people";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_published_in_the_query_protocol()
    {
        await using var sns = await FakeSns.StartAsync();
        using var client = Client(sns);

        var response = await client.PublishAsync(
            new PublishRequest
            {
                TopicArn = Topic,
                Subject = "P3 checkout: late & odd",
                Message = "Grüße = 100 %\nline two ~ + /",
                MessageAttributes = new()
                {
                    ["severity"] = new() { DataType = "String", StringValue = "P3" },
                    ["count"] = new() { DataType = "Number", StringValue = "2" },
                },
            },
            Cancelled
        );

        Assert.Equal("567910cd-659e-55d4-8ccb-5aaf14679dc0", response.MessageId);
        Assert.Equal("d74b8436-ae13-5ab4-a9ff-ce54dfea72a0", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "Publish",
                ["Version"] = "2010-03-31",
                ["TopicArn"] = Topic,
                ["Subject"] = "P3 checkout: late & odd",
                ["Message"] = "Grüße = 100 %\nline two ~ + /",
                ["MessageAttributes.entry.1.Name"] = "severity",
                ["MessageAttributes.entry.1.Value.DataType"] = "String",
                ["MessageAttributes.entry.1.Value.StringValue"] = "P3",
                ["MessageAttributes.entry.2.Name"] = "count",
                ["MessageAttributes.entry.2.Value.DataType"] = "Number",
                ["MessageAttributes.entry.2.Value.StringValue"] = "2",
            },
            sns.Requests.Single().Form
        );
    }

    [Fact]
    public async Task A_request_is_signed_for_the_region_and_the_service()
    {
        await using var sns = await FakeSns.StartAsync();
        using var client = Client(sns);

        await client.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" }, Cancelled);

        var request = sns.Requests.Single();
        Assert.Equal(request.SignedBy("AKIDEXAMPLE", "secret", "eu-west-1"), request.Headers["authorization"]);
        Assert.StartsWith(
            "application/x-www-form-urlencoded",
            request.Headers["content-type"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_error_carries_what_the_service_said()
    {
        await using var sns = await FakeSns.StartAsync();
        sns.Status = 404;
        sns.Answer = """
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>
              <RequestId>9dd01905-5012-5f99-8663-4b3ecd0dfaef</RequestId>
            </ErrorResponse>
            """;
        using var client = Client(sns);

        var error = await Assert.ThrowsAsync<AmazonServiceException>(() =>
            client.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" }, Cancelled)
        );

        Assert.Equal(
            (
                "NotFound",
                "Topic does not exist",
                ErrorType.Sender,
                "9dd01905-5012-5f99-8663-4b3ecd0dfaef",
                HttpStatusCode.NotFound
            ),
            (error.ErrorCode, error.Message, error.ErrorType, error.RequestId, error.StatusCode)
        );
    }

    [Fact]
    public async Task With_retries_off_a_failing_service_is_asked_once()
    {
        await using var sns = await FakeSns.StartAsync();
        sns.Status = 503;
        sns.Answer = "not XML";
        using var client = Client(sns);

        var error = await Assert.ThrowsAsync<AmazonServiceException>(() =>
            client.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" }, Cancelled)
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Single(sns.Requests);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_when_the_caller_does()
    {
        await using var sns = await FakeSns.StartAsync();
        sns.Answer = null;
        using var client = Client(sns);
        using var stop = new CancellationTokenSource();

        var call = client.PublishAsync(new PublishRequest { TopicArn = Topic, Message = "m" }, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public void The_endpoint_of_the_environment_is_used()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:3001");
        try
        {
            Assert.Equal("http://127.0.0.1:3001/", new AmazonSimpleNotificationServiceConfig().ServiceURL);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", null);
        }
    }

    [Theory]
    [InlineData("eu-west-1", "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://sns.cn-north-1.amazonaws.com.cn/")]
    public void Without_one_the_endpoint_is_the_regions(string region, string url)
    {
        var config = new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        };

        Assert.Equal(url, config.DetermineServiceOperationEndpoint(new(new PublishRequest())).URL);
    }

    /// <summary>https://docs.aws.amazon.com/general/latest/gr/sns.html</summary>
    [Theory]
    [InlineData("us-east-1", true, false, "https://sns-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://sns.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://sns-fips.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", true, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, true, "https://sns.cn-north-1.api.amazonwebservices.com.cn/")]
    public void Hosts_of_FIPS_and_of_both_protocols_are_the_ones_that_are_asked_for(
        string region,
        bool isFips,
        bool isDualStack,
        string url
    )
    {
        var config = new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = isFips,
            UseDualstackEndpoint = isDualStack,
        };

        Assert.Equal(url, config.DetermineServiceOperationEndpoint(new(new PublishRequest())).URL);
    }

    [Fact]
    public void A_custom_endpoint_does_not_go_with_FIPS() =>
        Assert.Throws<AmazonClientException>(() =>
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = "http://127.0.0.1:3001",
                UseFIPSEndpoint = true,
            }.DetermineServiceOperationEndpoint(new(new PublishRequest()))
        );

    private static AmazonSimpleNotificationServiceClient Client(FakeSns sns) =>
        new(
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = sns.Url,
                AuthenticationRegion = "eu-west-1",
                MaxErrorRetry = 0,
            }
        );
}
