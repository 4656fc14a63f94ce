using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>A trim or AOT warning of our own is an error; of one package, which warns of itself, it is not.</summary>
public sealed partial class WarningsOfPackagesTests
{
    private static readonly (string Name, XDocument Xml)[] Projects =
    [
        .. new[] { "functions", "." }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(SourceTree.Root, folder),
                    "*.*",
                    folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
                )
            )
            .Where(file =>
                Path.GetExtension(file) is ".csproj" or ".props" or ".targets"
                && !file.Contains("/obj/", StringComparison.Ordinal)
            )
            .Select(file => (Path.GetFileName(file), XDocument.Load(file))),
    ];

    [Fact]
    public void Only_what_one_assembly_warns_of_is_let_through()
    {
        var codes = Projects.SelectMany(project =>
            project
                .Xml.Descendants()
                .Where(e => !e.HasElements)
                .SelectMany(e => Code().Matches(e.Value).Select(code => $"{project.Name}: {code.Value}"))
        );
        Assert.Equal(
            [
                "NativeAot.props: IL2104",
                "NativeAot.props: IL3053",
                "NativeAot.props: IL2026",
                "NativeAot.props: IL2026",
            ],
            codes
        );

        Assert.Equal(
            ["'%(Filename)' == 'AWS.Lambda.Powertools.Logging'"],
            Projects
                .SelectMany(p => p.Xml.Descendants("ManagedAssemblyToLink"))
                .Select(e => e.Attribute("Condition")?.Value)
        );
        Assert.Equal(["false"], Projects.SelectMany(p => p.Xml.Descendants("TrimmerSingleWarn")).Select(e => e.Value));
    }

    /// <summary>
    /// IL2026 is no error to the compiler where the real package is in use, so the Makefile looks whose it is.
    /// </summary>
    [Theory]
    [InlineData(
        "Exception.g.cs(238): Trim analysis warning IL2026: "
            + "AWS.Lambda.Powertools.Logging.Serializers.Context.Handle(Exception): Using member",
        false
    )]
    [InlineData(
        "Function.cs(9): Trim analysis warning IL2026: RoleFerry.AlarmRouter.Function.Handle(): Using member",
        true
    )]
    [InlineData("X.cs(9): Trim analysis warning IL2026: AWS.Lambda.Powertools.LoggingOfOurs.Any(): Using member", true)]
    [InlineData("X.cs(9): AOT analysis warning IL3050: AWS.Lambda.Powertools.Metrics.Any(): Using member", true)]
    [InlineData("ILC : AOT analysis warning IL3054: RoleFerry.Core.Any<T>: Generic expansion was aborted", true)]
    [InlineData("warning NU1603: Amazon.Lambda.Core 3.2.0 was not found", false)]
    public void The_Makefile_refuses_every_other_warning_of_the_native_compiler(string line, bool isRefused)
    {
        var makefile = File.ReadAllText(Path.Combine(SourceTree.Root, "functions", "Makefile"));
        string found = Found()
            .Match(makefile)
            .Groups[1]
            .Value.Replace(@"\<", @"\b", StringComparison.Ordinal)
            .Replace(@"\>", @"\b", StringComparison.Ordinal);
        string letThrough = LetThrough().Match(makefile).Groups[1].Value;
        Assert.Equal(isRefused, Regex.IsMatch(line, found) && !Regex.IsMatch(line, letThrough));
    }

    [Fact]
    public void No_source_of_the_functions_silences_such_a_warning() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "functions"), "*.cs", SearchOption.AllDirectories),
            file => Silenced().IsMatch(File.ReadAllText(file))
        );

    [GeneratedRegex(@"grep -E '([^']+)' \$\(build\)")]
    private static partial Regex Found();

    [GeneratedRegex(@"grep -v '([^']+)'")]
    private static partial Regex LetThrough();

    [GeneratedRegex(@"\bIL[23]\d{3}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"UnconditionalSuppressMessage|pragma warning disable[^\n]*\bIL\d")]
    private static partial Regex Silenced();
}
