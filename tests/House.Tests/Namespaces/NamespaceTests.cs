using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RoleFerry.House.Tests.Namespaces;

public partial class NamespaceTests
{
    /// <summary>Their namespaces are those of the packages that they stand in for.</summary>
    private const string StandIns = "local/AwsPackages/A";

    /// <summary>Of types that the compiler asks for and netstandard2.0 lacks.</summary>
    private const string Polyfill = "System.Runtime.CompilerServices";

    /// <summary>Belongs to no project: several compile what lies in it.</summary>
    private const string Shared = "tests/Shared";

    private const string SharedNamespace = "RoleFerry.Tests";

    [Theory]
    [InlineData("functions/Core", "RoleFerry.Core")]
    [InlineData("functions/Adapters", "RoleFerry.Adapters")]
    public void No_namespaces_use_each_other_in_a_cycle(string project, string assembly)
    {
        var sources = Repository.Sources(project).Select(f => (f, File.ReadAllText(Repository.PathOf(f))));
        var graph = new NamespaceGraph(NamespaceReader.Read(assembly, sources));

        Assert.NotEmpty(graph.Namespaces);
        if (graph.ShortestCycle() is { } cycle)
            Assert.Fail($"Move a type, or hand the value in, so that one of these arrows goes away:\n{cycle}");
    }

    [Fact]
    public void A_cycle_is_told_with_the_types_that_make_it()
    {
        (string, string)[] sources =
        [
            ("A/One.cs", "namespace A; class One { B.Two two = new(); }"),
            ("B/Two.cs", "namespace B; class Two { void Do() { C.Three.Call(); } }"),
            ("C/Three.cs", "namespace C; static class Three { public static void Call() => _ = nameof(A.One); }"),
            ("C/Four.cs", "namespace C; class Four { }"),
        ];

        Assert.Equal(
            """
              A -> B
                A/One.cs uses Two
              B -> C
                B/Two.cs uses Three
              C -> A
                C/Three.cs uses One
            """,
            new NamespaceGraph(NamespaceReader.Read("Planted", sources)).ShortestCycle()
        );
    }

    [Fact]
    public void Arrows_one_way_and_references_in_comments_make_no_cycle()
    {
        (string, string)[] sources =
        [
            ("A/One.cs", "namespace A; class One { B.Two two = new(); }"),
            ("B/Two.cs", "namespace B; /// <summary><see cref=\"A.One\"/></summary>\nclass Two { }"),
        ];

        Assert.Null(new NamespaceGraph(NamespaceReader.Read("Planted", sources)).ShortestCycle());
    }

    [Fact]
    public void Each_namespace_is_named_as_its_folder() =>
        Faults.None(
            from file in Repository.Sources("functions", "cli", "local", "tests")
            where !file.StartsWith(StandIns, StringComparison.Ordinal)
            let stated = Declaration().Match(File.ReadAllText(Repository.PathOf(file))).Groups["name"].Value
            let expected = Expected(Path.GetDirectoryName(file)!)
            where stated != "" && stated != Polyfill && stated != expected
            select $"{file} says {stated}, its folder says {expected}",
            "The namespace of a file is that of its project, and the folders below it:"
        );

    private static string Expected(string folder) =>
        folder == Shared ? SharedNamespace
        : Project(folder) is { } project ? RootNamespace(project)
        : $"{Expected(Path.GetDirectoryName(folder)!)}.{Path.GetFileName(folder)}";

    private static string? Project(string folder) =>
        Repository.FilesIn(folder).FirstOrDefault(f => f.EndsWith(".csproj", StringComparison.Ordinal));

    private static string RootNamespace(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return XDocument.Load(Repository.PathOf(project)).Descendants("RootNamespace").FirstOrDefault()?.Value
            ?? (name.StartsWith("RoleFerry.", StringComparison.Ordinal) ? name : $"RoleFerry.{name}");
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
