using System.Text.Json;
using System.Xml.Linq;

namespace RoleFerry.House.Tests.Files;

public class NoticeTests
{
    private static readonly XName[] Rights = ["copyright", "authors"];

    /// <summary>What the compiler works with and leaves nothing of in a program.</summary>
    private static readonly string[] BuildTools = ["Microsoft.NET.ILLink.Tasks"];

    /// <summary>NOTICE has a section for each licence and in it a line for each package: name and copyright.</summary>
    [Fact]
    public void Notice_names_each_package_that_ships_with_its_licence_and_copyright()
    {
        var noted = Noted().ToHashSet();
        var shipped = Shipped().Select(Described).ToHashSet();

        Faults.None(
            shipped
                .Except(noted)
                .Select(line => $"missing: {line}")
                .Concat(noted.Except(shipped).Select(l => $"gone: {l}")),
            "Put these right in NOTICE, below the heading of their licence:"
        );
    }

    [Fact]
    public void Notice_has_the_text_of_each_licence()
    {
        var texts = File.ReadAllText(Repository.PathOf("NOTICE")) + File.ReadAllText(Repository.PathOf("LICENSE"));

        Assert.Equal(["Apache-2.0", "MIT"], Noted().Select(line => line.Licence).Distinct().Order());
        Assert.Contains("Apache License\n", texts, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", texts, StringComparison.Ordinal);
    }

    private static IEnumerable<Line> Noted()
    {
        var licence = "";
        foreach (var line in File.ReadLines(Repository.PathOf("NOTICE")))
            if (line.StartsWith("## ", StringComparison.Ordinal))
                licence = line[3..];
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                yield return new Line(licence, line[2..].Split(": ")[0], line[2..].Split(": ")[1]);
    }

    /// <summary>The newest locked version of what the functions and the command line are built with.</summary>
    private static IEnumerable<(string Name, string Version)> Shipped() =>
        Repository
            .Files("functions", "cli")
            .Where(file => file.EndsWith(".lock.json", StringComparison.Ordinal))
            .Where(file => Path.GetDirectoryName(file) is not ("functions/Core" or "functions/Adapters"))
            .SelectMany(Locked)
            .Concat(AwsPackages())
            .Where(package => !BuildTools.Contains(package.Name))
            // A package's part for one processor, under the rights of the package.
            .Where(package => !package.Name.StartsWith("runtime.", StringComparison.Ordinal))
            .GroupBy(package => package.Name)
            .Select(versions => versions.MaxBy(package => Version.Parse(package.Version)));

    private static IEnumerable<(string Name, string Version)> Locked(string file)
    {
        using var parsed = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf(file)));
        return
        [
            .. from framework in parsed.RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where package.Value.GetProperty("type").GetString() != "Project"
            select (package.Name, package.Value.GetProperty("resolved").GetString()!),
        ];
    }

    /// <summary>A clone that is built with stand-ins does not lock what is deployed instead of them.</summary>
    private static IEnumerable<(string Name, string Version)> AwsPackages() =>
        from package in XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
        where (string?)package.Attribute("StandIn") == "true"
        select ((string)package.Attribute("Include")!, (string)package.Attribute("Version")!);

    private static Line Described((string Name, string Version) package)
    {
#pragma warning disable CA1308 // NuGet's folders are named in lower case.
        var name = package.Name.ToLowerInvariant();
#pragma warning restore CA1308
        var specification = Path.Combine(Cache(), name, package.Version, $"{name}.nuspec");
        if (!File.Exists(specification) && AwsPackages().Contains(package))
            return new Line("Apache-2.0", package.Name, "Amazon Web Services");
        Assert.True(File.Exists(specification), $"Run `dotnet restore RoleFerry.Serverless.sln`: no {specification}");

        var said = XDocument.Load(specification).Descendants().ToLookup(e => (XName)e.Name.LocalName, e => e.Value);
        return new Line(
            said["license"].FirstOrDefault("unknown"),
            package.Name,
            Rights.SelectMany(kind => said[kind]).FirstOrDefault(text => text.Length > 0, "unknown").Trim()
        );
    }

    private static string Cache() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly record struct Line(string Licence, string Name, string Copyright);
}
