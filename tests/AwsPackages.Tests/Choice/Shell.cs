using System.Diagnostics;

namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    /// <param name="environment">What its environment has beside this process's; null takes a variable away.</param>
    /// <returns>Its exit code, and all that it said, trimmed.</returns>
    public static (int Code, string Output) Run(
        string program,
        IEnumerable<string> arguments,
        params (string Name, string? Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + errors.GetAwaiter().GetResult()).Trim());
    }
}
