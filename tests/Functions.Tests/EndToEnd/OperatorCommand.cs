using System.Diagnostics;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>
/// The operator's command as an operator runs it: a process of its own, pointed at a stack by its environment.
/// </summary>
internal static class OperatorCommand
{
    public static async Task<(int ExitCode, string Output)> RunAsync(LocalStack stack, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "roleferry.dll"), .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ENDPOINT_URL"] = stack.Endpoint.ToString(),
                ["AWS_REGION"] = stack.Account.Region,
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["FAILURE_QUEUE_URL"] = stack.Account.QueueUrl($"{stack.Account.StackName}-FailureQueue"),
                ["ALARM_TOPIC_ARN"] = stack.Account.Arn("sns", $"{stack.Account.StackName}-AlarmTopic"),
                ["TABLE_NAME"] = stack.TableNames[0],
            },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
