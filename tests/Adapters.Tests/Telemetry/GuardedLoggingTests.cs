using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Tests.Telemetry;

public sealed class GuardedLoggingTests : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly TelemetryFaults _faults;

    public GuardedLoggingTests() => _faults = new TelemetryFaults(_error);

    [Fact]
    public void A_logger_that_throws_at_everything_ends_nothing_and_is_said_once()
    {
        using var services = Services(logging => logging.AddProvider(new ThrowingLogs()));
        var log = services.GetRequiredService<ILogger<GuardedLoggingTests>>();

        using (log.BeginScope("scope"))
        {
            for (int i = 0; i < 100; i++)
                log.Log(LogLevel.Error, default, "text", null, (state, _) => state);
        }

        Assert.True(_faults.Count >= 100, $"{_faults.Count}");
        Assert.StartsWith(
            "Telemetry fault in the log: ",
            Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_message_that_cannot_be_formatted_ends_nothing()
    {
        using var services = Services(logging => logging.AddProvider(new Channels.RecordingLogs()));
        services
            .GetRequiredService<ILogger<GuardedLoggingTests>>()
            .Log<string>(LogLevel.Error, default, "text", null, (_, _) =>
                throw new FormatException("no such argument")
            );
        Assert.Equal(1, _faults.Count);
    }

    [Fact]
    public void A_provider_that_cannot_be_made_ends_nothing()
    {
        using var services = Services(logging =>
            logging.Services.AddSingleton<ILoggerProvider>(_ => throw new InvalidOperationException("no output"))
        );
        var log = services.GetRequiredService<ILogger<GuardedLoggingTests>>();
        log.Log(LogLevel.Error, default, "text", null, (state, _) => state);
        Assert.Equal(1, _faults.Count);
    }

    [Fact]
    public void What_is_well_is_written_as_it_was()
    {
        var logs = new Channels.RecordingLogs();
        using var services = Services(logging => logging.AddProvider(logs));
        services
            .GetRequiredService<ILogger<GuardedLoggingTests>>()
            .Log(LogLevel.Warning, default, "text", null, (state, _) => state);
        Assert.Equal("Warning: text ", Assert.Single(logs.Lines));
        Assert.Equal((0L, ""), (_faults.Count, _error.ToString()));
    }

    /// <summary>
    /// The real package leaves the framework's level at Information, and no LogLevel below that would do anything.
    /// </summary>
    [Fact]
    public void The_level_is_Powertools_to_judge_and_the_framework_lets_everything_through()
    {
        using var services = new ServiceCollection().AddTelemetry().BuildServiceProvider();
        Assert.Equal(LogLevel.Trace, services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.MinLevel);
        Assert.IsType<GuardedLoggerFactory>(services.GetRequiredService<ILoggerFactory>());
    }

    public void Dispose() => _error.Dispose();

    private ServiceProvider Services(Action<ILoggingBuilder> configure) =>
        new ServiceCollection().AddSingleton(_faults).AddGuardedLogging(configure).BuildServiceProvider();
}
