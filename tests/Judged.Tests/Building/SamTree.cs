using System.Diagnostics;
using RoleFerry.Local;

namespace RoleFerry.Judged.Tests.Building;

/// <summary>
/// What <c>sam build</c> reads of the repository, in a folder of its own: template.yaml, samconfig.toml, the
/// Makefiles and the projects, without their code. A <c>dotnet</c> of its own says which project it was asked to
/// publish; its <c>clang</c> links anything.
/// </summary>
internal sealed class SamTree : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        # dotnet publish PROJECT ... -o OUT
        realpath "$2" >>"$SAM_TREE/published"
        while [ "$1" != -o ]; do shift; done
        mkdir -p "$2"
        touch "$2/RoleFerry.$(basename "$2")"
        """;

    private static readonly string Root = RepositoryRoot.Find();

    private readonly string _folder = Directory.CreateTempSubdirectory("sam-tree").FullName;

    public SamTree()
    {
        var files = Directory
            .EnumerateFiles(
                Path.Combine(Root, "functions"),
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }
            )
            .Where(f => Path.GetFileName(f) == "Makefile" || Path.GetExtension(f) is ".csproj" or ".props" or ".mk")
            .Concat(Directory.EnumerateFiles(Root, "Directory.*"))
            .Concat(
                new[] { "template.yaml", "samconfig.toml", "global.json", "eng/sam-build.sh" }.Select(f =>
                    Path.Combine(Root, f)
                )
            );
        foreach (var file in files)
        {
            var copy = PathOf(Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(PathOf("programs"));
        AddProgram("dotnet", Dotnet);
        AddProgram("clang", "#!/bin/sh\nexec cat");
    }

    /// <summary>The functions that are built, as template.yaml declares them: those with a Makefile's method.</summary>
    public static IEnumerable<string> Functions =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "functions"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => File.ReadAllText(p).Contains("Host.props", StringComparison.Ordinal))
            .Select(p => Path.GetFileNameWithoutExtension(p));

    private void AddProgram(string name, string script)
    {
        // The copy of a script may be run as that may.
        File.Copy(PathOf("eng/sam-build.sh"), PathOf($"programs/{name}"));
        File.WriteAllText(PathOf($"programs/{name}"), script);
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    public void Replace(string file, string text, string by)
    {
        var content = File.ReadAllText(PathOf(file));
        if (!content.Contains(text, StringComparison.Ordinal))
            throw new InvalidOperationException($"{file} does not say '{text}'.");
        File.WriteAllText(PathOf(file), content.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Builds a function as SAM would.</summary>
    /// <param name="function">Its logical id.</param>
    /// <param name="way"><c>--copy</c>, <c>--in-source</c>, or nothing where samconfig.toml decides.</param>
    /// <returns>The project that was published; what was said where that did not work.</returns>
    public async Task<string> BuildAsync(string function, params string[] way)
    {
        File.Delete(PathOf("published"));
        var start = new ProcessStartInfo(PathOf("eng/sam-build.sh"), [function, PathOf($"built/{function}"), .. way])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{PathOf("programs")}{Path.PathSeparator}{PathWithoutSam}";
        start.Environment["SAM_TREE"] = _folder;
        foreach (var ours in new[] { "MAKEFLAGS", "ARCH", "MSBuildSDKsPath", "AwsLambdaPackages" })
            start.Environment.Remove(ours);
        using var script = Process.Start(start)!;
        var errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0
            ? Path.GetRelativePath(_folder, (await File.ReadAllTextAsync(PathOf("published"))).Trim())
            : await errors;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>SAM itself would look for the real dotnet.</summary>
    private static string PathWithoutSam =>
        string.Join(
            Path.PathSeparator,
            Environment
                .GetEnvironmentVariable("PATH")!
                .Split(Path.PathSeparator)
                .Where(f => !File.Exists(Path.Combine(f, "sam")))
        );
}
