using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using RoleFerry.Cli.Display;
using Spectre.Console;

namespace RoleFerry.Cli.Packaging;

/// <summary><c>roleferry package</c>: archives that are deployed without a compiler.</summary>
internal static class PackageCommand
{
    private const string Nuget = "nuget";
    private const string StandIn = "stand-in";

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var architectures = new Option<string[]>("--arch")
        {
            Description = "x86_64 or arm64; may be given twice. Default: what this machine can build.",
        };
        architectures.AcceptOnlyFromAmong([.. Architecture.All.Select(a => a.Name)]);
        var folder = new Option<string>("--output")
        {
            Description = "The folder for the archives.",
            DefaultValueFactory = _ => "dist",
        };
        var command = new Command(
            "package",
            "Build one archive per architecture, which `sam deploy` can deploy as it is."
        )
        {
            architectures,
            folder,
        };
        Output.Action(command, output, (line, to) =>
        {
            try
            {
                var report = Run(line.GetValue(architectures) ?? [], line.GetValue(folder)!, errors);
                to.Write(report, Show);
                return 0;
            }
            catch (PackageException e)
            {
                errors.WriteLine(e.Message);
                return 1;
            }
        });
        return command;
    }

    private static PackageReport Run(string[] wanted, string folder, TextWriter progress)
    {
        var sources = PackageSources.Nearest();
        var packages = Environment.GetEnvironmentVariable("AwsLambdaPackages") is { Length: > 0 } said ? said : Nuget;
        if (packages is not (Nuget or StandIn))
            throw new PackageException($"AwsLambdaPackages is '{packages}'; it can be '{Nuget}' or '{StandIn}'.");

        var leftOut = new Dictionary<string, string>();
        var made = new List<PackageReport.Made>();
        foreach (var architecture in Architecture.All.Where(a => wanted is [] || wanted.Contains(a.Name)))
        {
            var make = new FunctionMake(sources, architecture, packages);
            if (make.Lacks() is { } lack)
            {
                if (wanted is not [])
                    throw new PackageException(lack);
                leftOut.Add(architecture.Name, lack);
                continue;
            }

            var functions = new List<BuiltFunction>();
            foreach (var function in PackagedTemplate.FunctionsOf(sources.Template))
            {
                progress.WriteLine($"Building {function} for {architecture.Name} ...");
                functions.Add(make.Build(function));
            }

            made.Add(Save(Package.Of(sources, architecture, functions, packages == StandIn), Path.GetFullPath(folder)));
        }

        if (made.Count == 0)
            throw new PackageException(string.Join('\n', leftOut.Values));
        return new PackageReport(packages, packages == Nuget, made, leftOut);
    }

    private static PackageReport.Made Save(Package package, string folder)
    {
        Directory.CreateDirectory(folder);
        PackedFile[] files =
        [
            new(package.Name + ".tar.gz", package.Archive),
            new(package.Name + ".cdx.json", package.BillOfMaterials),
        ];
        foreach (var file in files)
            File.WriteAllBytes(Path.Combine(folder, file.Path), file.Bytes);
        File.WriteAllText(Path.Combine(folder, package.Name + ".sha256"), Package.Checksums(files));
        return new PackageReport.Made(
            Path.Combine(folder, files[0].Path),
            package.Archive.Length,
            Convert.ToHexStringLower(SHA256.HashData(package.Archive))
        );
    }

    private static void Show(PackageReport report, IAnsiConsole console)
    {
        foreach (var archive in report.Archives)
            console.Write(
                new Text(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{archive.Path}\n  {archive.Bytes / 1048576.0:0.0} MiB, SHA-256 {archive.Sha256}\n"
                    )
                )
            );
        foreach (var (architecture, why) in report.LeftOut)
            console.Write(new Text($"Not for {architecture}: {why}\n"));
        if (!report.ForDeployment)
            console.Write(
                new Text(
                    "\nNOT FOR DEPLOYMENT: built with this repository's stand-ins for AWS's packages, because "
                        + "the environment says so.\n"
                )
            );
    }
}
