using RoleFerry.Local;
using RoleFerry.Local.Processes;

namespace RoleFerry.Tests.AwsTools;

/// <summary>
/// A running moto_server: an AWS account, empty at first, whose answers are not ours. It takes any credentials,
/// believes the region that a request is signed for, and ends with this object, or with this program.
/// </summary>
/// <remarks>
/// As a class fixture, or started by a test: <c>await using var moto = await MotoServer.StartAsync();</c>
/// </remarks>
public sealed class MotoServer : IAsyncLifetime
{
    /// <summary>The account of all that it makes.</summary>
    public const string Account = "123456789012";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private GuardedProcess? _server;

    /// <summary>What an SDK's <c>ServiceURL</c> and <c>AWS_ENDPOINT_URL</c> take.</summary>
    public Uri Endpoint { get; private set; } = null!;

    public static async Task<MotoServer> StartAsync()
    {
        var moto = new MotoServer();
        await moto.InitializeAsync();
        return moto;
    }

    /// <exception cref="InvalidOperationException">
    /// moto is missing, or does not start; the message says why.
    /// </exception>
    public async ValueTask InitializeAsync()
    {
        var python = await AwsTools.PythonAsync();
        var port = FreePort.Find();
        Endpoint = new Uri($"http://127.0.0.1:{port}/");
        _server = GuardedProcess.Start(
            "env",
            [
                // It makes requests to itself, which must not find the credentials of whoever runs the tests.
                "AWS_ACCESS_KEY_ID=moto",
                "AWS_SECRET_ACCESS_KEY=moto",
                "AWS_EC2_METADATA_DISABLED=true",
                python,
                "-m",
                "moto.server",
                "-H",
                "127.0.0.1",
                "-p",
                $"{port}",
            ],
            RepositoryRoot.Find()
        );
        try
        {
            await WaitUntilItAnswersAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Empties the account again.</summary>
    public async Task ResetAsync()
    {
        using var client = new HttpClient { BaseAddress = Endpoint };
        using var answer = await client.PostAsync(new Uri("moto-api/reset", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task WaitUntilItAnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = Endpoint };
        var giveUp = DateTimeOffset.UtcNow + LongestStart;
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("moto-api/data.json", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e)
            {
                if (_server!.HasExited || DateTimeOffset.UtcNow > giveUp)
                    throw new InvalidOperationException($"moto_server did not start. It said:\n{_server.Output}", e);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
