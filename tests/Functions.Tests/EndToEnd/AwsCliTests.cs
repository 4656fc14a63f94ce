using System.Diagnostics;
using System.Text.Json;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>A real AWS client: Debian's <c>awscli</c>, which <c>./roleferry test</c> installs.</summary>
public class AwsCliTests(PublishedSystem system)
{
    public static TheoryData<string> Events()
    {
        var data = new TheoryData<string>();
        foreach (
            var folder in new[]
            {
                Repository.PathOf("events"),
                Repository.PathOf("tests", "Core.Tests", "Signals", "payloads"),
            }
        )
        foreach (
            var file in Directory
                .GetFiles(folder, "*.json")
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Where(IsForAlarmRouter)
                .Order()
        )
            data.Add(file);
        return data;
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task It_invokes_AlarmRouter_with_every_event_and_reads_the_incident_at_the_same_endpoint(string file)
    {
        await using var stack = await system.StartAsync();
        var payload = "fileb://" + Repository.PathOf(file);
        var output = Path.GetTempFileName();

        var now = await AwsAsync(
            stack,
            "lambda",
            "invoke",
            "--function-name",
            "AlarmRouter",
            "--payload",
            payload,
            output
        );
        using var answer = JsonDocument.Parse(
            await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken)
        );
        var later = await AwsAsync(
            stack,
            "lambda",
            "invoke",
            "--function-name",
            "AlarmRouter",
            "--invocation-type",
            "Event",
            "--payload",
            payload,
            output
        );
        await stack.WhenIdleAsync();
        File.Delete(output);

        Assert.Equal(200, now.GetProperty("StatusCode").GetInt32());
        Assert.False(now.TryGetProperty("FunctionError", out _), answer.RootElement.GetRawText());
        Assert.Equal(202, later.GetProperty("StatusCode").GetInt32());
        var signals = answer.RootElement.GetProperty("signals");
        Assert.NotEqual(0, signals.GetArrayLength());
        foreach (var opened in signals.EnumerateArray().Where(s => s.GetProperty("outcome").GetString() == "Opened"))
        {
            var id = opened.GetProperty("incidentId").GetString()!;
            var query = await AwsAsync(
                stack,
                "dynamodb",
                "query",
                "--table-name",
                stack.TableNames[0],
                "--key-condition-expression",
                "PK = :pk AND SK = :sk",
                "--expression-attribute-values",
                $$"""{ ":pk": { "S": "INC#{{id}}" }, ":sk": { "S": "STATE" } }"""
            );
            Assert.Equal("Open", query.GetProperty("Items")[0].GetProperty("status").GetProperty("S").GetString());
        }
    }

    private static bool IsForAlarmRouter(string file)
    {
        var name = Path.GetFileName(file);
        return name.StartsWith("alarm-", StringComparison.Ordinal)
            || name.StartsWith("signal-", StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AwsAsync(LocalStack stack, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "aws",
            [
                .. arguments,
                "--endpoint-url",
                stack.Endpoint.ToString(),
                "--region",
                stack.Account.Region,
                "--output",
                "json",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_PAGER"] = "",
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}: {await errors}");
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }
}
