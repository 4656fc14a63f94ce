using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoleFerry.AwsPackages.Tests;

/// <summary>C# compiled in memory against everything that this test project refers to.</summary>
internal static class Compiled
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    public static CSharpCompilation From(string source, OutputKind kind) =>
        CSharpCompilation.Create(
            "Compiled",
            [CSharpSyntaxTree.ParseText(source, Language)],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable)
        );

    public static (Compilation Output, IReadOnlyList<Diagnostic> Complaints) Generate(
        this CSharpCompilation input,
        IIncrementalGenerator generator
    )
    {
        CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(
                input,
                out var output,
                out var complaints,
                TestContext.Current.CancellationToken
            );
        return (output, complaints);
    }

    public static Assembly Load(this Compilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(bytes.ToArray());
    }
}
