using System.Globalization;
using System.Text.Json;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>Alarms as CloudWatch's direct Lambda action sends them, with the time that a test wants.</summary>
internal static class Alarm
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddMinutes(-10);

    public static string Event(string state, int minute, string name = "api-5xx", string severity = "P1") =>
        Event(state, Start.AddMinutes(minute), name, severity, "api", "api-errors");

    public static string Event(
        string state,
        DateTimeOffset moment,
        string name,
        string severity,
        string service,
        string runbook
    )
    {
        var at = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
        return $$"""
            {
              "source": "aws.cloudwatch",
              "alarmArn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{{name}}",
              "accountId": "123456789012",
              "time": "{{at}}",
              "region": "eu-west-1",
              "alarmData": {
                "alarmName": "{{name}}",
                "state": { "value": "{{state}}", "reason": "Threshold Crossed.", "timestamp": "{{at}}" },
                "configuration": { "description": "severity={{severity}} service={{service}} runbook={{runbook}}", "metrics": [] }
              }
            }
            """;
    }

    /// <summary>Gives it to AlarmRouter and reads what it led to.</summary>
    public static async Task<(string Outcome, string Incident)> TellAsync(LocalStack stack, string json)
    {
        var result = await stack.InvokeAsync("AlarmRouter", json);
        Assert.True(result.IsSuccess, $"{result.Text}\n{string.Join('\n', result.Log)}");
        using var answer = JsonDocument.Parse(result.Payload);
        var signal = answer.RootElement.GetProperty("signals")[0];
        return (
            signal.GetProperty("outcome").GetString()!,
            signal.TryGetProperty("incidentId", out var id) ? id.GetString() ?? "" : ""
        );
    }

    /// <summary>Gives it to AlarmRouter as CloudWatch does, which does not wait for an answer.</summary>
    public static async Task LeaveAsync(LocalStack stack, string json)
    {
        using var client = new HttpClient { BaseAddress = stack.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "2015-03-31/functions/AlarmRouter/invocations")
        {
            Content = new StringContent(json),
        };
        request.Headers.Add("X-Amz-Invocation-Type", "Event");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)answer.StatusCode);
    }
}
