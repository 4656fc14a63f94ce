using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>
/// An account that answers as AWS does: moto's, or that of the local system. It has a topic, a queue and a table.
/// </summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Endpoint">Where all services answer.</param>
/// <param name="Region">Its region.</param>
/// <param name="TopicArn">The topic.</param>
/// <param name="QueueUrl">The queue.</param>
public sealed record AwsAccount(string Name, Uri Endpoint, string Region, string TopicArn, string QueueUrl)
{
    public const string Table = "incidents";

    public static BasicAWSCredentials Credentials { get; } = new("ACCOUNT", "secret");

    internal AmazonSimpleNotificationServiceClient Sns() =>
        new(Credentials, With(new AmazonSimpleNotificationServiceConfig()));

    internal AmazonSQSClient Sqs() => new(Credentials, With(new AmazonSQSConfig()));

    internal AmazonSimpleSystemsManagementClient Ssm() =>
        new(Credentials, With(new AmazonSimpleSystemsManagementConfig()));

    internal AmazonDynamoDBClient DynamoDb() => new(Credentials, With(new AmazonDynamoDBConfig()));

    /// <summary>
    /// Calls an operation of a service whose client no package here brings, or whose client is a stand-in.
    /// </summary>
    internal Task<string> CallAsync(string service, string target, JsonObject request) =>
        PostAsync(
            service,
            new StringContent(
                request.ToJsonString(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/x-amz-json-1.0")
            ),
            target
        );

    internal Task<string> CallAsync(string service, Dictionary<string, string> form) =>
        PostAsync(service, new FormUrlEncodedContent(form), null);

    private async Task<string> PostAsync(string service, HttpContent content, string? target)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=ACCOUNT/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, "
                + $"Signature=0"
        );
        if (target is not null)
            request.Headers.Add("X-Amz-Target", target);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{Name}: {body}");
    }

    private T With<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = Endpoint.ToString();
        config.AuthenticationRegion = Region;
        config.MaxErrorRetry = 0;
        return config;
    }
}
