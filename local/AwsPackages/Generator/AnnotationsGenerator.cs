using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RoleFerry.AwsPackages.Generator;

/// <summary>
/// Writes what the generator of Amazon.Lambda.Annotations writes for this project's functions: a class around each
/// <c>[LambdaFunction]</c> method that brings its services, and a Main that runs the one that ANNOTATIONS_HANDLER
/// names. Names, accessibility and shapes are the same, so that a host compiles with both or with neither.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AnnotationsGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Unusable = new(
        "RFA001",
        "A Lambda function that cannot be generated",
        "{0}",
        "RoleFerry.AwsPackages",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Amazon.Lambda.Annotations.LambdaFunctionAttribute",
            static (_, _) => true,
            static (found, _) => FunctionMethod.Read((IMethodSymbol)found.TargetSymbol)
        );
        var startups = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                "Amazon.Lambda.Annotations.LambdaStartupAttribute",
                static (_, _) => true,
                static (found, _) => found.TargetSymbol.ToDisplayString()
            )
            .Collect();
        var assembly = context.CompilationProvider.Select(
            static (compilation, _) => AssemblyChoices.Read(compilation.Assembly)
        );

        context.RegisterSourceOutput(functions.Combine(startups), static (output, found) =>
            WriteWrapper(output, found.Left, found.Right)
        );
        context.RegisterSourceOutput(functions.Collect().Combine(assembly), static (output, found) =>
            WriteMain(output, found.Left, found.Right)
        );
    }

    private static void WriteWrapper(
        SourceProductionContext output,
        FunctionMethod function,
        ImmutableArray<string> startups
    )
    {
        if (function.Complaint is { } complaint)
            Complain(output, complaint);
        else if (startups.Length > 1)
            Complain(
                output,
                $"only one class can be the [LambdaStartup], and these are: {string.Join(", ", startups)}"
            );
        else
            output.AddSource($"{function.WrapperName}.g.cs", SourceText.Wrapper(function, startups.FirstOrDefault()));
    }

    private static void WriteMain(
        SourceProductionContext output,
        ImmutableArray<FunctionMethod> functions,
        AssemblyChoices assembly
    )
    {
        if (!assembly.GenerateMain || functions.IsEmpty || functions.Any(f => f.Complaint is not null))
            return;
        if (assembly.Serializer is { } serializer)
            output.AddSource("Program.g.cs", SourceText.Main(functions, serializer));
        else
            Complain(output, "the assembly has no [assembly: LambdaSerializer(typeof(...))]");
    }

    private static void Complain(SourceProductionContext output, string complaint) =>
        output.ReportDiagnostic(Diagnostic.Create(Unusable, Location.None, complaint));
}
