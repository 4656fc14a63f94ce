using System.Text;
using System.Text.Json;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.AwsPackages.Tests.Powertools;

public sealed partial class LoggingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream _output = new();
    private readonly ServiceProvider _services;
    private readonly ILogger _logger;

    public LoggingTests()
    {
        var settings = LoggerSettings.Read(new PowertoolsLoggerConfiguration(), Variable);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new JsonLineLoggerProvider(settings, new FakeTimeProvider(Now), _output)))
            .BuildServiceProvider();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("RoleFerry.Delivery");
    }

    private string[] Lines => Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_message_is_one_line_with_its_values_as_properties()
    {
        Delivered(_logger, "INC-7F3K9Q2M", 2, wasRetried: true, 12.5, new DateTimeOffset(2026, 7, 1, 11, 59, 58, TimeSpan.Zero));

        Assert.Equal(
            """{"level":"Information","message":"INC-7F3K9Q2M delivered after 2 attempts, retried True, 12.5 ms, due 07/01/2026 11:59:58 +00:00","timestamp":"2026-07-01T12:00:00.0000000Z","service":"alarm-router","name":"RoleFerry.Delivery","incident_id":"INC-7F3K9Q2M","attempts":2,"was_retried":true,"took_ms":12.5,"due_at":"2026-07-01T11:59:58.0000000+00:00"}""",
            Lines.Single());
    }

    [Fact]
    public void An_exception_is_written_with_what_lies_beneath_it()
    {
        var exception = new InvalidOperationException("not sent", new HttpRequestException("refused"));

        Failed(_logger, exception);

        Assert.Equal(
            """{"level":"Error","message":"Delivery failed","timestamp":"2026-07-01T12:00:00.0000000Z","service":"alarm-router","name":"RoleFerry.Delivery","exception":{"type":"System.InvalidOperationException","message":"not sent","source":null,"stack_trace":null,"inner_exception":{"type":"System.Net.Http.HttpRequestException","message":"refused","source":null,"stack_trace":null}}}""",
            Lines.Single());
    }

    [Fact]
    public void A_scope_adds_its_values_until_it_ends()
    {
        using (_logger.BeginScope(new Dictionary<string, object?> { ["RequestId"] = "r-1", ["Missing"] = null })) Said(_logger, "inside");
        Said(_logger, "outside");

        Assert.EndsWith(""","text":"inside","request_id":"r-1","missing":null}""", Lines[0], StringComparison.Ordinal);
        Assert.EndsWith(""","text":"outside"}""", Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_does_not_take_the_place_of_a_key_that_every_line_has()
    {
        Mislabelled(_logger, "checkout", "P0", "timeout");

        using var line = JsonDocument.Parse(Lines.Single());
        Assert.Equal(["level", "message", "timestamp", "service", "name"], line.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("alarm-router", line.RootElement.GetProperty("service").GetString());
    }

    [Fact]
    public void Text_from_outside_stays_inside_its_line()
    {
        Said(_logger, "two\nlines, a \"quote\" and \u0001");

        Assert.Single(Lines);
        using var line = JsonDocument.Parse(Lines[0]);
        Assert.Equal("two\nlines, a \"quote\" and \u0001", line.RootElement.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(LogLevel.None, null, LogLevel.Information)]
    [InlineData(LogLevel.None, "warning", LogLevel.Warning)]
    [InlineData(LogLevel.None, "loud", LogLevel.Information)]
    [InlineData(LogLevel.Debug, "warning", LogLevel.Debug)]
    public void The_level_is_the_codes_else_the_environments_else_information(LogLevel code, string? environment, LogLevel expected) =>
        Assert.Equal(expected, LoggerSettings.Read(new() { MinimumLogLevel = code }, _ => environment).MinimumLevel);

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        Whispered(_logger);

        Assert.Empty(Lines);
    }

    [Fact]
    public void It_is_the_only_logger_and_filters_by_its_level()
    {
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddPowertoolsLogger(options => options.MinimumLogLevel = LogLevel.Warning))
            .BuildServiceProvider();

        Assert.IsType<JsonLineLoggerProvider>(services.GetServices<ILoggerProvider>().Single());
        var logger = services.GetRequiredService<ILogger<LoggingTests>>();
        Assert.False(logger.IsEnabled(LogLevel.Information));
        Assert.True(logger.IsEnabled(LogLevel.Warning));
    }

    public void Dispose()
    {
        _services.Dispose();
        _output.Dispose();
    }

    private static string? Variable(string name) => name == "POWERTOOLS_SERVICE_NAME" ? "alarm-router" : null;

    [LoggerMessage(LogLevel.Information, "{IncidentId} delivered after {Attempts} attempts, retried {WasRetried}, {TookMs} ms, due {DueAt}")]
    private static partial void Delivered(ILogger logger, string incidentId, int attempts, bool wasRetried, double tookMs, DateTimeOffset dueAt);

    [LoggerMessage(LogLevel.Error, "Delivery failed")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Said {Text}")]
    private static partial void Said(ILogger logger, string text);

    [LoggerMessage(LogLevel.Information, "{Service} {Level} {Exception}")]
    private static partial void Mislabelled(ILogger logger, string service, string level, string exception);

    [LoggerMessage(LogLevel.Debug, "Whispered")]
    private static partial void Whispered(ILogger logger);
}
