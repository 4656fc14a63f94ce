using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local.Processes;

namespace RoleFerry.Local.Tables;

/// <summary>
/// A running DynamoDB Local, in memory, on a free port. All access keys and regions see the same tables. Needs Java
/// 17 and, once a clone, npm. It ends with this object, and with this program whatever happens to it.
/// </summary>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    /// <summary>The access key of whoever says nothing else.</summary>
    private const string AnyKey = "local";

    /// <summary>The server wants a signature's shape and checks no signature.</summary>
    internal static readonly string Authorization = AuthorizationOf(AnyKey);

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly GuardedProcess _server;
    private readonly HttpClient _client;

    private DynamoDbLocal(GuardedProcess server, Uri endpoint)
    {
        _server = server;
        _client = new HttpClient { BaseAddress = endpoint };
        Endpoint = endpoint;
    }

    /// <summary>What an SDK's <c>ServiceURL</c> takes. Any alphanumeric access key will do.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="isShared">
    /// Whether all see the same tables. Else each access key (of us-east-1, where an SDK names no region) has a
    /// database of its own, with some twenty threads: they do not wait for one another.
    /// </param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="LocalSetupException">Java or npm is missing, or the server does not start.</exception>
    public static async Task<DynamoDbLocal> StartAsync(bool isShared = true, CancellationToken cancellation = default)
    {
        var java = Programs.Find("java", "openjdk-17-jre-headless");
        var jar = await DynamoDbLocalPackage.FindJarAsync(cancellation);
        var folder = Path.GetDirectoryName(jar)!;
        var port = FreePort.Find();
        var server = GuardedProcess.Start(
            java,
            [
                $"-Djava.library.path={Path.Combine(folder, "DynamoDBLocal_lib")}",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar,
                "-inMemory",
                "-disableTelemetry",
                "-port",
                $"{port}",
                .. isShared ? ["-sharedDb"] : Array.Empty<string>(),
            ],
            folder
        );
        var local = new DynamoDbLocal(server, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await local.WaitUntilItAnswersAsync(cancellation);
            return local;
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates a table with its indexes and its time to live.</summary>
    /// <param name="schema">As the template declares it.</param>
    /// <param name="name">Another name than the template's, so that each test can have a table of its own.</param>
    /// <param name="accessKey">Whose it is, where each has tables of its own.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The table's name.</returns>
    public async Task<string> CreateTableAsync(
        TableSchema schema,
        string? name = null,
        string accessKey = AnyKey,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(schema);
        name ??= schema.Name;
        await CallAsync("CreateTable", schema.CreateTable(name), cancellation, accessKey);
        if (schema.UpdateTimeToLive(name) is { } timeToLive)
            await CallAsync("UpdateTimeToLive", timeToLive, cancellation, accessKey);
        return name;
    }

    /// <summary>Makes it hang, with <c>SIGSTOP</c>: calls wait until <see cref="Resume"/> or give up.</summary>
    /// <exception cref="LocalSetupException">It has ended, or this is no Linux.</exception>
    public void Suspend() => _server.Suspend();

    /// <summary>Lets it go on with everything that it was asked meanwhile.</summary>
    /// <exception cref="LocalSetupException">It has ended, or this is no Linux.</exception>
    public void Resume() => _server.Resume();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Carries out one operation, past the endpoint and its faults.</summary>
    /// <exception cref="LocalSetupException">The server refuses it.</exception>
    internal async Task<JsonObject> CallAsync(
        string operation,
        JsonObject request,
        CancellationToken cancellation,
        string accessKey = AnyKey
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "")
        {
            Content = new StringContent(
                request.ToJsonString(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/x-amz-json-1.0")
            ),
        };
        message.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        message.Headers.TryAddWithoutValidation("Authorization", AuthorizationOf(accessKey));
        using var answer = await _client.SendAsync(message, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? (JsonObject)JsonNode.Parse(body)!
            : throw new LocalSetupException($"DynamoDB Local refused {operation}: {body}");
    }

    private static string AuthorizationOf(string accessKey) =>
        $"AWS4-HMAC-SHA256 Credential={accessKey}/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, "
        + $"Signature=0";

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellation)
    {
        var giveUp = DateTimeOffset.UtcNow + LongestStart;
        while (true)
        {
            try
            {
                await CallAsync("ListTables", [], cancellation);
                return;
            }
            catch (HttpRequestException e)
            {
                if (_server.HasExited || DateTimeOffset.UtcNow > giveUp)
                    throw new LocalSetupException(
                        $"DynamoDB Local did not start. It needs Java 17 or newer. It said:\n{_server.Output}",
                        e
                    );
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }
}
