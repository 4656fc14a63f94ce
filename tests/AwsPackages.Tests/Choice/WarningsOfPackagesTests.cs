using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>A trim or AOT warning of our own is an error; of one package, which warns of itself, it is not.</summary>
public sealed partial class WarningsOfPackagesTests
{
    private static readonly (string Name, XDocument Xml)[] Projects =
    [
        .. new[] { "functions", "." }
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(SourceTree.Root, folder), "*.*", folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets" && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), XDocument.Load(file))),
    ];

    [Fact]
    public void Only_the_summaries_of_one_assembly_are_let_through()
    {
        var codes = Projects.SelectMany(project => project.Xml.Descendants()
            .Where(e => !e.HasElements)
            .SelectMany(e => Code().Matches(e.Value).Select(code => $"{project.Name}: {code.Value}")));
        Assert.Equal(["NativeAot.props: IL2104", "NativeAot.props: IL3053"], codes);

        Assert.Equal(
            ["'%(Filename)' == 'AWS.Lambda.Powertools.Logging'"],
            Projects.SelectMany(p => p.Xml.Descendants("ManagedAssemblyToLink")).Select(e => e.Attribute("Condition")?.Value));
        Assert.Equal(["false"], Projects.SelectMany(p => p.Xml.Descendants("TrimmerSingleWarn")).Select(e => e.Value));
    }

    [Fact]
    public void No_source_of_the_functions_silences_such_a_warning() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "functions"), "*.cs", SearchOption.AllDirectories),
        file => Silenced().IsMatch(File.ReadAllText(file)));

    [GeneratedRegex(@"\bIL[23]\d{3}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"UnconditionalSuppressMessage|pragma warning disable[^\n]*\bIL\d")]
    private static partial Regex Silenced();
}
