using Microsoft.CodeAnalysis;

namespace RoleFerry.AwsPackages.Generator;

/// <summary>What an assembly says of all its functions.</summary>
/// <param name="Serializer">The type that <c>[assembly: LambdaSerializer]</c> names, or null.</param>
internal sealed record AssemblyChoices(bool GenerateMain, string? Serializer)
{
    public static AssemblyChoices Read(IAssemblySymbol assembly)
    {
        AttributeData? Find(string name) =>
            assembly.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == name);
        var generateMain = Find("Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute")
            ?.NamedArguments.Any(a => a is { Key: "GenerateMain", Value.Value: true });
        var serializer =
            Find("Amazon.Lambda.Core.LambdaSerializerAttribute")?.ConstructorArguments[0].Value as ITypeSymbol;
        return new(generateMain is true, serializer?.ToDisplayString());
    }
}
