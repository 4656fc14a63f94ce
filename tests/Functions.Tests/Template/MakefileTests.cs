using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>What functions/Makefile refuses, and where it would build. Nothing is compiled here.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MakefileTests : IDisposable
{
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("makefile");
    private readonly Dictionary<string, string> _variables = [];

    [Theory]
    [InlineData("arm64", "linux-arm64")]
    [InlineData("x86_64", "linux-x64")]
    public async Task SAM_builds_in_the_repository_for_what_is_deployed_wherever_it_stands(
        string architecture,
        string runtime
    )
    {
        var (code, said) = await MakeAsync("-n", "--makefile", OfArchitecture(architecture), "build-AlarmRouter");

        Assert.True(code == 0, said);
        Assert.Contains(
            $"cd {Functions}/ && dotnet publish AlarmRouter/AlarmRouter.csproj",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains($"-r {runtime} ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_SAM_it_builds_for_this_machine()
    {
        var (_, said) = await MakeAsync("-n", "-C", Functions, "build-AlarmRouter");

        var runtime = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        Assert.Contains($"-r {runtime} ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_functions_alone_says_what_it_lacks_and_how_SAM_makes_none()
    {
        foreach (var file in new[] { "Makefile", "Host.props" })
            File.Copy(Repository.PathOf("functions", file), Path.Combine(_elsewhere.FullName, file));

        var (code, said) = await MakeAsync("build-AlarmRouter");

        Assert.NotEqual(0, code);
        Assert.Contains($"{_elsewhere.FullName}/ is a copy of functions/ alone", said, StringComparison.Ordinal);
        Assert.Contains("build_in_source = true", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_architecture_than_the_one_that_is_deployed_is_refused()
    {
        _variables["ARCH"] = "arm64";

        var (code, said) = await MakeAsync("-n", "--makefile", OfArchitecture("x86_64"), "build-AlarmRouter");

        Assert.NotEqual(0, code);
        Assert.Contains("ARCH is 'arm64', but what is deployed is Architecture=x86_64", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arm64")]
    [InlineData("x86_64")]
    public async Task A_machine_that_cannot_link_for_what_is_deployed_is_refused_before_anything_is_built(
        string architecture
    )
    {
        var built = Path.Combine(_elsewhere.FullName, "built");
        Program("clang", "exit 1");
        Program("dotnet", $"touch '{built}'");
        _variables["PATH"] = $"{_elsewhere.FullName}:/usr/bin:/bin";

        var (code, said) = await MakeAsync("--makefile", OfArchitecture(architecture), "build-AlarmRouter");

        Assert.NotEqual(0, code);
        Assert.Contains($"Architecture={architecture} is what samconfig.toml deploys", said, StringComparison.Ordinal);
        Assert.False(File.Exists(built));
    }

    [Fact]
    public async Task A_function_that_is_not_there_is_refused()
    {
        var (code, said) = await MakeAsync("-n", "-C", Functions, "build-NoSuch");

        Assert.NotEqual(0, code);
        Assert.Contains("there is no function 'NoSuch'", said, StringComparison.Ordinal);
    }

    public void Dispose() => _elsewhere.Delete(recursive: true);

    private static string Functions => Repository.PathOf("functions");

    private static string OfArchitecture(string architecture) =>
        Path.Combine(Functions, "architectures", architecture, "Makefile");

    private void Program(string name, string does)
    {
        var path = Path.Combine(_elsewhere.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{does}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>As SAM calls make: the folder for the result stands in the environment.</summary>
    private async Task<(int Code, string Said)> MakeAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("make", arguments)
        {
            WorkingDirectory = _elsewhere.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ARTIFACTS_DIR"] = Path.Combine(_elsewhere.FullName, "artifacts") },
        };
        start.Environment.Remove("ARCH");
        start.Environment.Remove("MAKEFLAGS");
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        using var make = Process.Start(start)!;
        var (output, errors) = (make.StandardOutput.ReadToEndAsync(), make.StandardError.ReadToEndAsync());
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (make.ExitCode, await output + await errors);
    }
}
