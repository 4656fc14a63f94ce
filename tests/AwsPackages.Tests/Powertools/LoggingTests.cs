using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
            .AddLogging(logging =>
                logging
                    .SetMinimumLevel(LogLevel.Trace)
                    .AddProvider(new JsonLineLoggerProvider(settings, new FakeTimeProvider(Now), _output))
            )
            .BuildServiceProvider();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("RoleFerry.Delivery");
    }

    private string[] Lines =>
        Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_message_is_one_line_with_its_values_as_properties()
    {
        Delivered(_logger, "INC-7F3K9Q2M", 2, wasRetried: true, 12.5);

        Assert.Equal(
            """{"level":"Information","message":"INC-7F3K9Q2M delivered after 2 attempts, retried True, 12.5 ms","timestamp":"2026-07-01T12:00:00.0000000Z","service":"alarm-router","cold_start":?,"xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793","name":"RoleFerry.Delivery","incident_id":"INC-7F3K9Q2M","attempts":2,"was_retried":true,"took_ms":12.5}""",
            WithoutColdStart(Lines.Single())
        );
    }

    [Fact]
    public void An_exception_is_written_with_what_lies_beneath_it()
    {
        var exception = new InvalidOperationException("not sent", new HttpRequestException("refused"));

        Failed(_logger, exception);

        Assert.Equal(
            """{"level":"Error","message":"Delivery failed","timestamp":"2026-07-01T12:00:00.0000000Z","service":"alarm-router","cold_start":?,"xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793","name":"RoleFerry.Delivery","exception":{"type":"System.InvalidOperationException","message":"not sent","source":null,"stack_trace":null,"inner_exception":{"type":"System.Net.Http.HttpRequestException","message":"refused","source":null,"stack_trace":null}}}""",
            WithoutColdStart(Lines.Single())
        );
    }

    [Fact]
    public void A_scope_adds_its_values_until_it_ends()
    {
        using (_logger.BeginScope(new Dictionary<string, object?> { ["RequestId"] = "r-1", ["Missing"] = null }))
            Said(_logger, "inside");
        Said(_logger, "outside");

        Assert.EndsWith(""","request_id":"r-1","missing":null,"text":"inside"}""", Lines[0], StringComparison.Ordinal);
        Assert.EndsWith(""","text":"outside"}""", Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_does_not_take_the_place_of_a_key_that_every_line_has()
    {
        Mislabelled(_logger, "checkout", "P0", "timeout");

        using var line = JsonDocument.Parse(Lines.Single());
        Assert.Equal(
            ["level", "message", "timestamp", "service", "cold_start", "xray_trace_id", "name"],
            line.RootElement.EnumerateObject().Select(p => p.Name)
        );
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
    public void The_level_is_the_codes_else_the_environments_else_information(
        LogLevel code,
        string? environment,
        LogLevel expected
    ) => Assert.Equal(expected, LoggerSettings.Read(new() { MinimumLogLevel = code }, _ => environment).MinimumLevel);

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        Whispered(_logger);

        Assert.Empty(Lines);
    }

    [Fact]
    public void It_leaves_the_frameworks_own_level_alone_unless_the_code_names_one()
    {
        using var silent = new ServiceCollection()
            .AddLogging(logging => logging.AddPowertoolsLogger())
            .BuildServiceProvider();
        using var named = new ServiceCollection()
            .AddLogging(logging => logging.AddPowertoolsLogger(options => options.MinimumLogLevel = LogLevel.Warning))
            .BuildServiceProvider();

        Assert.Equal(LogLevel.Information, silent.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.MinLevel);
        Assert.Equal(LogLevel.Warning, named.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.MinLevel);
        Assert.False(named.GetRequiredService<ILogger<LoggingTests>>().IsEnabled(LogLevel.Information));
    }

    /// <summary>
    /// The real package serializes arguments without dynamic code by a context that has none of these types.
    /// </summary>
    [Theory]
    [MemberData(nameof(Refused))]
    public void An_argument_that_the_real_package_cannot_write_throws_as_it_does(object argument)
    {
        var thrown = Assert.Throws<AggregateException>(() =>
            _logger.Log(
                LogLevel.Information,
                default,
                new[] { new KeyValuePair<string, object?>("Value", argument) },
                null,
                (_, _) => "said"
            )
        );

        Assert.StartsWith("An error occurred while writing to logger(s).", thrown.Message, StringComparison.Ordinal);
        Assert.True(thrown.InnerException is NotSupportedException or ArgumentException, $"{thrown.InnerException}");
        Assert.Empty(Lines);
    }

    public static TheoryData<object> Refused =>
        [
            DayOfWeek.Friday,
            DateTimeOffset.UnixEpoch,
            DateTime.UnixEpoch,
            TimeSpan.FromSeconds(1),
            Guid.Empty,
            1m,
            'c',
            new Point(1),
            double.NaN,
        ];

    /// <summary>As the real package does with what is no value type.</summary>
    [Fact]
    public void An_object_is_written_as_its_text()
    {
        _logger.Log(
            LogLevel.Information,
            default,
            new[] { new KeyValuePair<string, object?>("Value", new Order(1)) },
            null,
            (_, _) => "said"
        );

        Assert.EndsWith(""","value":"Order { Count = 1 }"}""", Lines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_process_does_first_is_a_cold_start_and_what_it_does_then_is_none()
    {
        Said(_logger, "first");
        Thread later;
        using (ExecutionContext.SuppressFlow())
        {
            later = new Thread(() => Said(_logger, "later"));
            later.Start();
        }

        later.Join();
        Assert.Contains("\"cold_start\":false", Lines[^1], StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _services.Dispose();
        _output.Dispose();
    }

    private static string? Variable(string name) =>
        name switch
        {
            "POWERTOOLS_SERVICE_NAME" => "alarm-router",
            "_X_AMZN_TRACE_ID" => "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
            _ => null,
        };

    private static string WithoutColdStart(string line) => Cold().Replace(line, "\"cold_start\":?");

    private readonly record struct Point(int X);

    private sealed record Order(int Count);

    [GeneratedRegex("\"cold_start\":(true|false)")]
    private static partial Regex Cold();

    [LoggerMessage(
        LogLevel.Information,
        "{IncidentId} delivered after {Attempts} attempts, retried {WasRetried}, {TookMs} ms"
    )]
    private static partial void Delivered(
        ILogger logger,
        string incidentId,
        int attempts,
        bool wasRetried,
        double tookMs
    );

    [LoggerMessage(LogLevel.Error, "Delivery failed")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Said {Text}")]
    private static partial void Said(ILogger logger, string text);

    [LoggerMessage(LogLevel.Information, "{Service} {Level} {Exception}")]
    private static partial void Mislabelled(ILogger logger, string service, string level, string exception);

    [LoggerMessage(LogLevel.Debug, "Whispered")]
    private static partial void Whispered(ILogger logger);
}
