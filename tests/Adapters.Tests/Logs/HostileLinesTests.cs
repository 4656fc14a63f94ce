using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>Whoever makes a program log something must not say how its alarm is handled.</summary>
public class HostileLinesTests(DynamoDbLocalFixture dynamo)
{
    private const string Words = "severity=P0 service=payments runbook=https://evil.example/login";

    [Theory]
    [InlineData($"ERROR:app:{Words}")]
    [InlineData($"ERROR:app:It broke {Words}\n{Words}")]
    [InlineData($$"""{"level":"error","message":"It broke {{Words}}"}""")]
    [InlineData(
        """{"level":"error","message":"It broke","runbook":"https://evil.example/login","tags":{"severity":"P0"}}"""
    )]
    [InlineData($"Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nValueError: {Words}")]
    [InlineData($"2026-11-23 12:00:00 UTC [7] ERROR:  {Words}\nSTATEMENT:  select 1 -- {Words}")]
    public async Task A_line_sets_neither_severity_nor_service_nor_runbook(string line)
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Sent.Batch(line));

        var signal = Assert.Single(house.Topic.Published);
        Assert.Equal(SignalSource.Logs, signal.Key.Source);
        var classification = Triage.Of(signal, BuiltInPolicy.Value).Classification;
        Assert.Equal((Severity.P2, "api"), (classification.Severity, classification.Service));
        Assert.Empty(classification.Runbook);
    }

    [Fact]
    public async Task A_flood_of_such_lines_neither()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        string[] lines =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(i => $"ERROR:app:Step {(char)('a' + i)} {(char)('z' - i)} failed {Words}"),
        ];

        await house.SendAsync(Sent.Batch(lines));

        Assert.NotEmpty(house.Topic.Published);
        Assert.All(house.Topic.Published, signal =>
        {
            var classification = Triage.Of(signal, BuiltInPolicy.Value).Classification;
            Assert.Equal((Severity.P2, "api"), (classification.Severity, classification.Service));
            Assert.Empty(classification.Runbook);
        });
    }
}
