using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoleFerry.House.Tests.Files;

public class TypeNameTests
{
    /// <summary>Names that each program or each stand-in has, because something else asks for them.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Function"] = "Lambda's handler in each function",
        ["Startup"] = "Lambda Annotations looks for it in each function",
    };

    /// <summary>Their types are named as those of the packages that they stand in for.</summary>
    private const string StandIns = "local/AwsPackages/A";

    [Fact]
    public void No_two_types_have_the_same_name() =>
        Faults.None(
            from declared in Declared("functions", "cli", "local")
            group declared.Folder by declared.Name into same
            let folders = same.Distinct().ToArray()
            where folders.Length > 1 && !Reasons.ContainsKey(same.Key)
            select $"{same.Key} stands in {string.Join(" and in ", folders)}",
            "A name means one thing in this house. "
                + $"A name that has to stand twice goes to {nameof(TypeNameTests)}.{nameof(Reasons)}:"
        );

    private static IEnumerable<(string Name, string Folder)> Declared(params string[] folders) =>
        from file in Repository.Sources(folders)
        where !file.StartsWith(StandIns, StringComparison.Ordinal)
        let root = CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.PathOf(file))).GetRoot()
        from member in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        let name = member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        }
        where name is not null
        select (name, Path.GetDirectoryName(file)!);
}
