using System.Net.Http.Headers;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Tables;

/// <summary>Passes DynamoDB calls on to DynamoDB Local.</summary>
internal sealed class DynamoDbService(DynamoDbLocal database) : IService, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = database.Endpoint };

    public string Name => "dynamodb";

    public bool Takes(Call call) => call.TargetService is "DynamoDB_20120810" or "DynamoDBStreams_20120810";

    public string Operation(Call call) => call.TargetOperation ?? "";

    public async Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(call.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(AwsJson.Version10);
        message.Headers.Add("X-Amz-Target", call.Header("X-Amz-Target"));
        message.Headers.TryAddWithoutValidation("Authorization", DynamoDbLocal.Authorization);
        using var answer = await _client.SendAsync(message, cancellation);
        var headers = answer
            .Headers.Where(h => h.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key, h => string.Join(',', h.Value));
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsByteArrayAsync(cancellation)
        )
        {
            Headers = headers,
        };
    }

    public Answer Refuse(Fault fault) =>
        AwsJson.Refuse(
            fault,
            "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
            "com.amazon.coral.validate#ValidationException",
            AwsJson.Version10
        );

    public void Dispose() => _client.Dispose();
}
