using System.Diagnostics;

namespace RoleFerry.House.Tests.Files;

public class FormatTests
{
    [Fact]
    public async Task All_code_is_formatted_as_CSharpier_formats_it()
    {
        var (restored, restoring) = await RunAsync("tool", "restore");
        Assert.True(restored == 0, $"dotnet tool restore (.config/dotnet-tools.json):\n{restoring}");

        var (formatted, said) = await RunAsync("csharpier", "check", ".");
        Assert.True(formatted == 0, $"Run `dotnet csharpier format .`:\n{said}");
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
