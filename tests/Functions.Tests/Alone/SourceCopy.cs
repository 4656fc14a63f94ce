using System.Diagnostics;
using System.Security.Cryptography;

namespace RoleFerry.Functions.Tests.Alone;

/// <summary>A clone somewhere else, with all that the functions are compiled from.</summary>
internal sealed class SourceCopy : IDisposable
{
    private const string Solution = "functions.slnx";

    private static readonly string[] Sources = ["eng", "functions", "local/AwsPackages", "monitoring"];

    private readonly string _root = Directory.CreateTempSubdirectory("roleferry-copy-").FullName;

    private readonly string[] _functions;

    /// <param name="functions">What is built.</param>
    public SourceCopy(params string[] functions)
    {
        _functions = functions;
        // A worktree's .git is a file, and would lead back to the clone.
        foreach (
            var file in Directory
                .EnumerateFiles(Repository.Root)
                .Where(f => Path.GetFileName(f) != ".git")
                .Concat(Sources.SelectMany(s => Below(Repository.PathOf(s))))
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(file))!);
            File.Copy(file, In(file));
        }

        File.WriteAllText(
            Path.Combine(_root, Solution),
            $"<Solution>{string.Concat(functions.Select(f => $"<Project Path=\"functions/{f}/{f}.csproj\" />"))}</Solution>"
        );
    }

    public void Append(string path, string text) => File.AppendAllText(Path.Combine(_root, path), text);

    /// <summary>Makes it a repository with a commit of its own, as if it were cloned from somewhere.</summary>
    public void Commit(string message)
    {
        Assert.False(Path.Exists(Path.Combine(_root, ".git")));
        Run("git", "init", "--quiet");
        Run("git", "remote", "add", "origin", "https://git.example.com/team/clone.git");
        Run(
            "git",
            "-c",
            "user.name=somebody",
            "-c",
            "user.email=somebody@example.com",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            message
        );
    }

    /// <summary>Builds all from nothing.</summary>
    /// <returns>
    /// For each function a checksum of the assemblies that Native AOT would get: our own, wherever they come from.
    /// </returns>
    public Dictionary<string, string> Build()
    {
        // What analyzers and documentation say is not compiled in.
        Run(
            "dotnet",
            "build",
            Solution,
            "-c",
            "Release",
            "-v",
            "quiet",
            "-p:RunAnalyzers=false",
            "-p:GenerateDocumentationFile=false"
        );
        return _functions.ToDictionary(
            f => f,
            f => Checksum(Path.Combine(_root, "functions", f, "bin", "Release", "net10.0"))
        );
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Checksum(string folder)
    {
        var assemblies = Directory.GetFiles(folder, "RoleFerry.*.dll").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(assemblies);
        return string.Join(
            '\n',
            assemblies.Select(a =>
                $"{Path.GetFileName(a)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(a)))}"
            )
        );
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(
                Directory
                    .EnumerateDirectories(folder)
                    .Where(f => Path.GetFileName(f) is not ("bin" or "obj"))
                    .SelectMany(Below)
            );

    private string In(string file) => Path.Combine(_root, Path.GetRelativePath(Repository.Root, file));

    private void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Set where git runs the tests, they would lead back to the clone too.
        foreach (
            var variable in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToArray()
        )
            start.Environment.Remove(variable);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)}\n{output}{errors.GetAwaiter().GetResult()}"
        );
    }
}
