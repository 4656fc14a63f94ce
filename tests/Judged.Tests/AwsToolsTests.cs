using System.Diagnostics;
using RoleFerry.Local;

namespace RoleFerry.Judged.Tests;

public class AwsToolsTests
{
    /// <summary>A Python that lacks two of the packages, on a machine whose pip has no index.</summary>
    private const string Python = """
        #!/bin/sh
        case "$1" in
            -) cat >/dev/null; echo aws-sam-translator cfn-lint ;;
            *) echo no index >&2; exit 1 ;;
        esac
        """;

    [Fact]
    public async Task What_is_missing_and_cannot_be_installed_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("aws-tools").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "eng"));
            var script = Path.Combine(folder, "eng", "aws-tools.sh");
            File.Copy(Path.Combine(RepositoryRoot.Find(), "eng", "aws-tools.sh"), script);
            File.Copy(script, Path.Combine(folder, "python3"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "python3"),
                Python,
                TestContext.Current.CancellationToken
            );

            using var run = Process.Start(
                new ProcessStartInfo(script)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    Environment = { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" },
                }
            )!;
            var said = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("Missing: aws-sam-translator cfn-lint.", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
