using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using RoleFerry.Local;

namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>Publishes what is started and measured, below <c>.local/bench</c> of the clone.</summary>
internal sealed class Publisher
{
    private readonly string _root = RepositoryRoot.Find();

    private string Bench => Path.Combine(_root, ".local", "bench");

    /// <summary>The empty function, compiled to native code as AlarmRouter is.</summary>
    public async Task<FunctionProgram> EmptyAsync()
    {
        var folder = Path.Combine(Bench, "EmptyFunction");
        await DotnetAsync("tests/Benchmarks/EmptyFunction/EmptyFunction.csproj", folder, "-r", Rid);
        return FunctionProgram.Native("empty function", Path.Combine(folder, "RoleFerry.EmptyFunction"));
    }

    /// <summary>AlarmRouter by the Makefile that deploys it, with the AWS packages that this clone uses.</summary>
    public async Task<FunctionProgram> NativeAsync()
    {
        var folder = Path.Combine(Bench, "AlarmRouter");
        await RunAsync(
            "make",
            "-s",
            "-C",
            "functions",
            "build-AlarmRouter",
            $"ARTIFACTS_DIR={folder}",
            $"AwsLambdaPackages={await PackagesAsync()}"
        );
        return FunctionProgram.Native("AlarmRouter", Path.Combine(folder, "bootstrap"));
    }

    /// <summary>The same AlarmRouter for the runtime's just-in-time compiler.</summary>
    public async Task<FunctionProgram> JitAsync()
    {
        var folder = Path.Combine(Bench, "AlarmRouter-jit");
        await DotnetAsync(
            "functions/AlarmRouter/AlarmRouter.csproj",
            folder,
            "-p:PublishAot=false",
            "-p:PackageLocks=off",
            "--self-contained",
            "false"
        );
        return FunctionProgram.Managed("AlarmRouter on JIT", folder, "RoleFerry.AlarmRouter.dll");
    }

    private static string Rid =>
        $"linux-{System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private async Task<string> PackagesAsync()
    {
        var answer = await RunAsync(
            "dotnet",
            "msbuild",
            "functions/AlarmRouter/AlarmRouter.csproj",
            "-getItem:AwsPackagesFrom"
        );
        return (string)JsonNode.Parse(answer)!["Items"]!["AwsPackagesFrom"]![0]!["Identity"]!;
    }

    private Task<string> DotnetAsync(string project, string folder, params string[] more) =>
        RunAsync(
            "dotnet",
            [
                "publish",
                project,
                "-c",
                "Release",
                "--nologo",
                "-v",
                "quiet",
                "--artifacts-path",
                $"{folder}.obj",
                "-o",
                folder,
                .. more,
            ]
        );

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new LocalSetupException($"{program} {string.Join(' ', arguments)} failed:\n{await output}{errors}");
    }

    private Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = _root,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    // Build servers would live on and hold the outputs open.
                    Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
                }
            )!;
        }
        catch (Win32Exception e)
        {
            throw new LocalSetupException($"{program} cannot be started: {e.Message}", e);
        }
    }
}
