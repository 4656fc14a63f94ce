using System.Diagnostics;

namespace RoleFerry.Cli.Packaging;

/// <summary>Builds functions by functions/Makefile, as <c>sam build</c> does.</summary>
/// <param name="sources">The clone.</param>
/// <param name="architecture">What to build for.</param>
/// <param name="packages">Where AWS's packages come from: nuget or stand-in.</param>
internal sealed class FunctionMake(PackageSources sources, Architecture architecture, string packages)
{
    /// <summary>One place for all functions: what they share is built once.</summary>
    private string Intermediate =>
        Path.Combine(sources.Root, ".local", "publish", $"package-{architecture.Name}-{packages}");

    /// <summary>Why this machine cannot build; null where it can.</summary>
    public string? Lacks() => Run("check-toolchain") is { Code: not 0 } failed ? failed.Output : null;

    /// <summary>Builds one.</summary>
    /// <exception cref="PackageException">It does not build; the message has what the compiler said.</exception>
    public BuiltFunction Build(string function)
    {
        var folder = Path.Combine(sources.Root, ".local", "package", $"{architecture.Name}-{packages}", function);
        var (code, output) = Run("build-" + function, $"ARTIFACTS_DIR={folder}", $"build={Intermediate}");
        return code == 0
            ? new BuiltFunction(
                function,
                File.ReadAllBytes(Path.Combine(folder, "bootstrap")),
                RestoredProject.Read(Path.Combine(Intermediate, "obj", function, "project.assets.json"))
            )
            : throw new PackageException(
                $"{function} does not build for {architecture.Name} with AWS's packages from {packages}.\n{output}"
            );
    }

    private (int Code, string Output) Run(string target, params string[] variables)
    {
        var start = new ProcessStartInfo(
            "make",
            [
                "-s",
                "-C",
                Path.Combine(sources.Root, "functions"),
                target,
                $"ARCH={architecture.Name}",
                $"AwsLambdaPackages={packages}",
                .. variables,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var make = Process.Start(start)!;
        var errors = make.StandardError.ReadToEndAsync();
        var output = make.StandardOutput.ReadToEnd();
        make.WaitForExit();
        return (make.ExitCode, (output + errors.GetAwaiter().GetResult()).Trim());
    }
}
