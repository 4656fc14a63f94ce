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

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private int _events;

    /// <summary>All that were sent.</summary>
    public List<SentBatch> Batches { get; } = [];

    /// <summary>A service logs the same error some times, and the batch is sent, once for each delay.</summary>
    public void Send(string error, int count, IReadOnlyList<TimeSpan> delays)
    {
        var batch = new SentBatch($"batch {Batches.Count + 1}", error, count);
        Batches.Add(batch);
        world.Say(null, $"{batch.Id}: {count} times {error}");
        var data = Data(error, count);
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

    private string Data(string error, int count)
    {
        var at = world.Loop.Now.ToUnixTimeMilliseconds();
        var events = Enumerable
            .Range(0, count)
            .Select(_ =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"id":"{{++_events:D56}}","timestamp":{{at}},"message":"ERROR:app:{{error}}"}"""
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
