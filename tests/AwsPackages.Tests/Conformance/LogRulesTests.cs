using RoleFerry.AwsPackages.Tests.Choice;

namespace RoleFerry.AwsPackages.Tests.Conformance;

public sealed class LogRulesTests
{
    private static readonly string[] Sources =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            ),
    ];

    [Fact]
    public void Every_log_line_of_the_functions_is_one_that_the_real_logger_can_write()
    {
        Assert.True(
            Sources.Sum(file => LogRules.Methods(File.ReadAllText(file))) > 30,
            "The functions' log methods are not found."
        );
        var broken = Sources.SelectMany(file =>
            LogRules.Broken(File.ReadAllText(file)).Select(what => $"{Path.GetFileName(file)}: {what}")
        );
        Assert.Empty(broken);
    }

    /// <summary>Whoever gives Powertools a metric itself loses it between awaits, and may end the invocation.</summary>
    [Fact]
    public void Metrics_go_through_FunctionMetrics_alone() =>
        Assert.DoesNotContain(Sources.Where(file => !file.Contains("/Telemetry/", StringComparison.Ordinal)), file =>
            File.ReadAllText(file).Contains("IMetrics", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("NotificationKind kind")]
    [InlineData("DateTimeOffset at")]
    [InlineData("TimeSpan took")]
    [InlineData("Guid id")]
    [InlineData("decimal rate")]
    [InlineData("int? count")]
    [InlineData("string? incidentId")]
    [InlineData("Delivery delivery")]
    public void An_argument_that_the_real_logger_refuses_is_found(string parameter) =>
        Assert.Single(LogRules.Broken(Method(parameter)));

    [Theory]
    [InlineData("string name")]
    [InlineData("string level")]
    [InlineData("int coldStart")]
    public void An_argument_that_the_real_logger_would_leave_out_is_found(string parameter) =>
        Assert.Single(LogRules.Broken(Method(parameter)));

    [Theory]
    [InlineData("""_log.LogInformation("{At}", now)""")]
    [InlineData("""_log?.LogInformation("{At}", now)""")]
    [InlineData("""log.BeginScope(new { now })""")]
    [InlineData("""log.Log(LogLevel.Error, default, now, null, null)""")]
    public void A_call_past_the_log_methods_is_found(string call) =>
        Assert.Single(LogRules.Broken($$"""class Any { void Some() { {{call}}; } }"""));

    [Fact]
    public void What_the_real_logger_writes_passes() =>
        Assert.Empty(
            LogRules.Broken(
                Method("string alarm, int count, long bytes, double share, bool isLate, Exception exception")
                    + "class Other { double X() => Math.Log(2); }"
            )
        );

    private static string Method(string parameters) =>
        $$"""
            partial class Any
            {
                [LoggerMessage(Level = LogLevel.Information, Message = "any")]
                private partial void LogAny({{parameters}});
            }
            """;
}
