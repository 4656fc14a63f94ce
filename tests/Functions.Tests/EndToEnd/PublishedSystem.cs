using RoleFerry.Functions.Tests.Published;
using RoleFerry.Local;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Tables;

[assembly: AssemblyFixture(typeof(RoleFerry.Functions.Tests.EndToEnd.PublishedSystem))]

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>
/// Starts the whole system on this machine with the binaries that ship; every test has a system of its own on one
/// database.
/// </summary>
public sealed class PublishedSystem : IAsyncLifetime
{
    private static int _stacks;
    private DynamoDbLocal _database = null!;
    private string _folder = "";

    public async ValueTask InitializeAsync()
    {
        _database = await DynamoDbLocal.StartAsync();
        foreach (
            var function in new[]
            {
                "AlarmRouter",
                "DashboardWidgets",
                "Escalations",
                "IncidentDesk",
                "LogErrors",
                "MetricRollups",
            }
        )
            _folder = Path.GetDirectoryName(Path.GetDirectoryName(await PublishedFunction.BootstrapAsync(function)))!;

        // A database that has just started takes seconds for its first transaction, which is longer than a function
        // waits.
        await using var first = await StartAsync();
        await first.InvokeAsync("AlarmRouter", Alarm.Event("ALARM", 0));
    }

    public Task<LocalStack> StartAsync(int processes = 1, IReadOnlyDictionary<string, string>? parameters = null) =>
        LocalStack.StartAsync(
            new LocalStackOptions
            {
                Database = _database,
                Parameters = parameters ?? new Dictionary<string, string>(),
                StackName = $"e2e-{Interlocked.Increment(ref _stacks)}",
                Programs = name => FunctionProgram.FindPublished(_folder, name),
                ProcessesPerFunction = processes,
                RunSchedules = false,
                RetryDelays = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100)],
            }
        );

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
