using System.Net.Http.Headers;
using RoleFerry.Local;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>The table of template.yaml in DynamoDB Local.</summary>
internal sealed class LocalTable : ITable, IAsyncDisposable
{
    /// <summary>The server wants a signature's shape and checks no signature.</summary>
    private const string Authorization =
        "AWS4-HMAC-SHA256 Credential=local/20200101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    private readonly DynamoDbLocal _server;
    private readonly HttpClient _client;

    private LocalTable(DynamoDbLocal server, string name)
    {
        (_server, Name) = (server, name);
        _client = new HttpClient { BaseAddress = server.Endpoint };
    }

    public string Title => "DynamoDB Local";

    public string Name { get; }

    public Uri Endpoint => _server.Endpoint;

    public static async Task<LocalTable> StartAsync()
    {
        var server = await DynamoDbLocal.StartAsync();
        var template = SamTemplate.Load(
            Path.Combine(RepositoryRoot.Find(), "template.yaml"),
            new LocalAccount(server.Endpoint)
        );
        return new LocalTable(server, await server.CreateTableAsync(TableSchema.Of(template).Single()));
    }

    public async Task<(int Status, byte[] Body)> AnswerAsync(string operation, byte[] body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        message.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        message.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var answer = await _client.SendAsync(message);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
