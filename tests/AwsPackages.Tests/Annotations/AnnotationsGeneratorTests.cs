using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RoleFerry.AwsPackages.Generator;

namespace RoleFerry.AwsPackages.Tests.Annotations;

public sealed class AnnotationsGeneratorTests
{
    private const string Serializer = "[assembly: LambdaSerializer(typeof(object))]";

    [Fact]
    public void The_generated_class_has_the_name_and_shape_of_the_real_generators()
    {
        var host = Generate(
                $$"""
                {{Serializer}}
                namespace Some.Host;
                internal sealed class Desk { [LambdaFunction] public Task<int> Answer(Stream input, ILambdaContext context) => Task.FromResult(1); }
                """
            )
            .Load();

        var wrapper = host.GetType("Some.Host.Desk_Answer_Generated", throwOnError: true)!;
        Assert.True(wrapper.IsPublic);
        Assert.NotNull(wrapper.GetConstructor(Type.EmptyTypes));
        var method = wrapper.GetMethod(
            "Answer",
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
        )!;
        Assert.Equal(typeof(Task<int>), method.ReturnType);
        Assert.Equal(["__input__", "__context__"], method.GetParameters().Select(p => p.Name));
    }

    [Fact]
    public void A_library_gets_no_main() =>
        Assert.Null(
            Generate(
                    $$"""
                    {{Serializer}}
                    namespace Host;
                    public class Desk { [LambdaFunction] public Task<int> Answer(Stream input, ILambdaContext context) => Task.FromResult(1); }
                    """
                )
                .Load()
                .GetType("Host.GeneratedProgram")
        );

    [Theory]
    [InlineData("Task Answer(Stream input, ILambdaContext context) => Task.CompletedTask;")]
    [InlineData("Task<Stream> Answer(Stream input, ILambdaContext context) => Task.FromResult(input);")]
    [InlineData("int Answer(Stream input, ILambdaContext context) => 1;")]
    [InlineData("Task<int> Answer(Stream input) => Task.FromResult(1);")]
    [InlineData("Task<int> Answer(ILambdaContext context, Stream input) => Task.FromResult(1);")]
    [InlineData("Task<int> Answer(Stream input, ILambdaContext context, int more) => Task.FromResult(1);")]
    public void A_method_of_a_shape_that_is_not_supported_is_an_error_that_names_it(string method)
    {
        var complaint = Assert.Single(Complaints($"{Serializer} class Desk {{ [LambdaFunction] public {method} }}"));

        Assert.Equal(DiagnosticSeverity.Error, complaint.Severity);
        Assert.Contains("Desk.Answer(", complaint.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_startup_class_is_an_error_that_names_both()
    {
        var complaint = Assert.Single(
            Complaints(
                $$"""
                {{Serializer}}
                [LambdaStartup] class One;
                [LambdaStartup] class Two;
                class Desk { [LambdaFunction] public Task<int> Answer(Stream input, ILambdaContext context) => Task.FromResult(1); }
                """
            )
        );

        Assert.EndsWith("One, Two", complaint.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_main_needs_a_serializer()
    {
        var complaint = Assert.Single(
            Complaints(
                """
                [assembly: LambdaGlobalProperties(GenerateMain = true)]
                class Desk { [LambdaFunction] public Task<int> Answer(Stream input, ILambdaContext context) => Task.FromResult(1); }
                """
            )
        );

        Assert.Contains(
            "LambdaSerializer",
            complaint.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
    }

    private static Compilation Generate(string source) => Run(source).Output;

    private static IReadOnlyList<Diagnostic> Complaints(string source) => Run(source).Complaints;

    private static (Compilation Output, IReadOnlyList<Diagnostic> Complaints) Run(string source) =>
        Compiled
            .From(
                "using System.IO; using System.Threading.Tasks; using Amazon.Lambda.Annotations; using "
                    + "Amazon.Lambda.Core;"
                    + source,
                OutputKind.DynamicallyLinkedLibrary
            )
            .Generate(new AnnotationsGenerator());
}
