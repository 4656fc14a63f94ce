using System.Globalization;
using System.IO.Compression;
using System.Text;
using RoleFerry.Adapters.Logs;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Histories;

/// <summary>CloudWatch Logs: what services log, in the batches that a subscription sends to LogErrors.</summary>
internal sealed class LogSource(World world)
{
    /// <summary>An error that a rule of <c>monitoring/logs.yaml</c> knows: a P0.</summary>
    public const string Named = "connection pool exhausted";

    /// <summary>What stands in an error whose lines come in two batches, and in nothing else.</summary>
    public const string Cut = "KeyError";

    private static readonly string[] CutFirst =
    [
        "INFO:app:ready",
        "ERROR:app:no order",
        "Traceback (most recent call last):",
        "  File \\\"/app/api.py\\\", line 12, in create",
    ];

    private static readonly string[] CutRest = ["    total = prices[item]", Cut + ": 7", "INFO:app:on"];

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private int _events;

    /// <summary>All that were sent.</summary>
    public List<SentBatch> Batches { get; } = [];

    /// <summary>Errors that were cut, each with the batches that its lines are in.</summary>
    public List<(SentBatch First, SentBatch Second)> CutErrors { get; } = [];

    /// <summary>A service logs an error whose lines are in two batches, each of which is sent once for each delay.</summary>
    public void SendCut(IReadOnlyList<TimeSpan> first, IReadOnlyList<TimeSpan> rest)
    {
        var number = CutErrors.Count + 1;
        CutErrors.Add((new($"cut batch {number}a", Cut, 1), new($"cut batch {number}b", Cut, 1)));
        world.Say(null, $"cut error {number}");
        Send(CutErrors[^1].First, Data(CutFirst), first);
        Send(CutErrors[^1].Second, Data(CutRest), rest);
    }

    /// <summary>A service logs the same error some times, and the batch is sent, once for each delay.</summary>
    public void Send(string error, int count, IReadOnlyList<TimeSpan> delays)
    {
        var batch = new SentBatch($"batch {Batches.Count + 1}", error, count);
        Batches.Add(batch);
        world.Say(null, $"{batch.Id}: {count} times {error}");
        Send(batch, Data(Enumerable.Repeat("ERROR:app:" + error, count)), delays);
    }

    private void Send(SentBatch batch, string data, IReadOnlyList<TimeSpan> delays)
    {
        foreach (var delay in delays)
            world.Loop.After(delay, null, () => Arrive(batch, data));
    }

    private void Arrive(SentBatch batch, string data)
    {
        batch.AcceptedAt ??= world.Loop.Now;
        world.Lambda.InvokeLater(
            new Invocation
            {
                Kind = FunctionKind.LogErrors,
                What = batch.Id,
                Timeout = Timeout,
                Carries = [batch.Id],
                Run = (process, remaining) => process.Get<LogIntake>().HandleAsync(data, remaining),
            }
        );
    }

    private string Data(IEnumerable<string> messages)
    {
        var at = world.Loop.Now.ToUnixTimeMilliseconds();
        var events = messages.Select(message =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{++_events:D56}}","timestamp":{{at}},"message":"{{message}}"}"""
            )
        );
        var json = $$"""
            {"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"/ecs/roleferry-api","logStream":"api/1",
            "subscriptionFilters":["f"],"logEvents":[{{string.Join(',', events)}}]}
            """;
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        return Convert.ToBase64String(buffer.ToArray());
    }
}
