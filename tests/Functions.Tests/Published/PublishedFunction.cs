using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace RoleFerry.Functions.Tests.Published;

/// <summary>
/// The Native AOT binary of a function, as functions/Makefile leaves it. <c>./roleferry test</c> publishes before it
/// tests and says where in ROLEFERRY_AOT_DIR; where that is not set, the binary is brought up to date under
/// .local/aot, by one process at a time, with AWS's packages from where this clone takes them.
/// </summary>
internal static class PublishedFunction
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Published = new();

    /// <summary>The path of the function's bootstrap.</summary>
    public static Task<string> BootstrapAsync(string function) =>
        Environment.GetEnvironmentVariable("ROLEFERRY_AOT_DIR") is { Length: > 0 } folder
            ? Task.FromResult(Path.Combine(folder, function, "bootstrap"))
            : Published.GetOrAdd(function, name => new(() => PublishAsync(name))).Value;

    private static async Task<string> PublishAsync(string function)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf(".local", "aot", function)).FullName;
        await RunAsync(
            "flock",
            [
                folder + ".lock",
                "make",
                "-C",
                Repository.PathOf("functions"),
                "build-" + function,
                "ARTIFACTS_DIR=" + folder,
            ],
            await WhereAwsPackagesComeFromAsync(function)
        );
        return Path.Combine(folder, "bootstrap");
    }

    /// <summary>
    /// The Makefile takes them from the feed unless told otherwise; a test takes what the rest of the clone takes.
    /// </summary>
    private static async Task<string> WhereAwsPackagesComeFromAsync(string function)
    {
        var answer = await RunAsync(
            "dotnet",
            ["msbuild", Repository.PathOf("functions", function, function + ".csproj"), "-getItem:AwsPackagesFrom"]
        );
        using var json = JsonDocument.Parse(answer);
        return json
            .RootElement.GetProperty("Items")
            .GetProperty("AwsPackagesFrom")[0]
            .GetProperty("Identity")
            .GetString()!;
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string? awsPackages = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (awsPackages is not null)
            start.Environment["AwsLambdaPackages"] = awsPackages;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} failed.\n{output}\n{await errors}"
            );
    }
}
