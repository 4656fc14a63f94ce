using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoleFerry.House.Tests.Namespaces;

/// <summary>
/// Reads from sources which namespaces use which: by the types that code names and the members that it calls.
/// What only a comment refers to does not count.
/// </summary>
internal static class NamespaceReader
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>What ImplicitUsings adds to each project.</summary>
    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        Options
    );

    /// <param name="assembly">The assembly that the sources make; what it is made with lies beside the tests.</param>
    public static IEnumerable<NamespaceUse> Read(string assembly, IEnumerable<(string Path, string Text)> sources)
    {
        SyntaxTree[] trees = [.. sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, Options, s.Path))];
        var compilation = CSharpCompilation.Create(assembly, [.. trees, ImplicitUsings], References(assembly));
        return trees.SelectMany(tree => Uses(tree, compilation)).Distinct();
    }

    private static IEnumerable<NamespaceUse> Uses(SyntaxTree tree, Compilation compilation)
    {
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetRoot();
        if (root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is not { } home)
            yield break;
        foreach (var node in root.DescendantNodes())
            if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
                foreach (var type in Types(model.GetSymbolInfo(node)))
                    if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
                        yield return new(
                            home.Name.ToString(),
                            type.ContainingNamespace.ToDisplayString(),
                            tree.FilePath,
                            type.Name
                        );
    }

    /// <summary>The outermost types of what a name may mean: generated code is missing, so some calls fit several.</summary>
    private static IEnumerable<INamedTypeSymbol> Types(SymbolInfo info)
    {
        foreach (var symbol in info.Symbol is { } sure ? [sure] : info.CandidateSymbols)
        {
            var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
            while (type?.ContainingType is { } outer)
                type = outer;
            if (type is not null)
                yield return type;
        }
    }

    private static IEnumerable<MetadataReference> References(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != assembly)
            .Select(file => MetadataReference.CreateFromFile(file));
}
