using Microsoft.CodeAnalysis;

namespace RoleFerry.AwsPackages.Generator;

/// <summary>
/// A <c>[LambdaFunction]</c> method, as text ready to be written. The texts of equal methods are equal, which is what
/// makes generation incremental.
/// </summary>
/// <param name="Namespace">Of the class that declares it; its wrapper lives there too.</param>
/// <param name="Arguments">What the wrapper passes on, services included.</param>
/// <param name="Complaint">Why nothing can be generated for it, or null.</param>
internal sealed record FunctionMethod(
    string Namespace,
    string Class,
    string Name,
    string Input,
    string Result,
    string Arguments,
    string? Complaint
)
{
    private const string Context = "Amazon.Lambda.Core.ILambdaContext";
    private const string Stream = "System.IO.Stream";

    public string WrapperName => $"{Class}_{Name}_Generated";

    public static FunctionMethod Read(IMethodSymbol method)
    {
        var parameters = method.Parameters.Where(p => !IsService(p)).ToList();
        var result = ResultOf(method.ReturnType);
        var fits =
            parameters.Count == 2
            && parameters[1].Type.ToDisplayString() == Context
            && result is not null
            && result != Stream;
        return new(
            method.ContainingNamespace.ToDisplayString(),
            method.ContainingType.Name,
            method.Name,
            fits ? parameters[0].Type.ToDisplayString() : "",
            result ?? "",
            string.Join(", ", method.Parameters.Select(ArgumentFor)),
            fits
                ? null
                : $"{method.ToDisplayString()} must be Task<T> {method.Name}(TInput input, ILambdaContext "
                    + $"context), and T not Stream: "
                    + "beside those only parameters [FromServices]. Other shapes either do not compile with "
                    + "AWS's own generator or are not used here"
        );
    }

    private static bool IsService(IParameterSymbol parameter) =>
        parameter
            .GetAttributes()
            .Any(a => a.AttributeClass?.ToDisplayString() == "Amazon.Lambda.Annotations.FromServicesAttribute");

    private static string ArgumentFor(IParameterSymbol parameter) =>
        IsService(parameter) ? $"scope.ServiceProvider.GetRequiredService<{parameter.Type.ToDisplayString()}>()"
        : parameter.Type.ToDisplayString() == Context ? "__context__"
        : "__input__";

    private static string? ResultOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, Name: "Task" } task
        && task.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
            ? task.TypeArguments[0].ToDisplayString()
            : null;
}
