using System.Diagnostics;
using RoleFerry.Local;

namespace RoleFerry.Tests.AwsTools;

/// <summary>AWS's tools that are Python packages: its SAM translator, cfn-lint and moto (eng/aws-tools.txt).</summary>
public static class AwsTools
{
    private static readonly Lazy<Task<string>> Found = new(FindAsync);

    /// <summary>
    /// The path of a Python that has them all; they are installed into the clone where they are missing.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Some are missing and cannot be installed; the message names them.
    /// </exception>
    public static Task<string> PythonAsync() => Found.Value;

    private static async Task<string> FindAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryRoot.Find(), "eng", "aws-tools.sh"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var script = Process.Start(start)!;
        var errors = script.StandardError.ReadToEndAsync();
        var python = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? python.Trim() : throw new InvalidOperationException((await errors).Trim());
    }
}
