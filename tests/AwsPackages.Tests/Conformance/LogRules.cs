using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>
/// What Powertools' logger writes under Native AOT: text that is there, whole numbers, doubles, booleans, and the
/// exception. Any other value type throws; a key of its own is left out.
/// </summary>
internal static class LogRules
{
    private static readonly string[] Written = ["string", "int", "long", "double", "bool", "Exception"];

    private static readonly string[] Taken =
    [
        "level",
        "message",
        "timestamp",
        "service",
        "name",
        "coldstart",
        "xraytraceid",
        "exception",
        "samplingrate",
        "functionname",
        "functionversion",
        "functionmemorysize",
        "functionarn",
        "functionrequestid",
    ];

    private static readonly string[] Direct =
    [
        "Log",
        "LogTrace",
        "LogDebug",
        "LogInformation",
        "LogWarning",
        "LogError",
        "LogCritical",
        "BeginScope",
    ];

    /// <summary>How many log methods a source has.</summary>
    public static int Methods(string source) => LogMethods(CSharpSyntaxTree.ParseText(source).GetRoot()).Count();

    /// <summary>What a source logs that would throw or be lost.</summary>
    public static IReadOnlyList<string> Broken(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return
        [
            .. LogMethods(root)
                .SelectMany(method =>
                    method
                        .ParameterList.Parameters.Where(p =>
                            !Written.Contains(p.Type?.ToString())
                            && p.Type?.ToString() is not ("ILogger" or "System.Exception")
                        )
                        .Select(p =>
                            $"{method.Identifier}: {p.Type} {p.Identifier} is neither string, int, long, "
                            + $"double, bool nor Exception"
                        )
                ),
            .. LogMethods(root)
                .SelectMany(method =>
                    method
                        .ParameterList.Parameters.Where(p =>
                            p.Type?.ToString() != "Exception"
                            && Taken.Contains(p.Identifier.Text, StringComparer.OrdinalIgnoreCase)
                        )
                        .Select(p => $"{method.Identifier}: {p.Identifier} is a key of the logger's own")
                ),
            .. root.DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(IsDirect)
                .Select(call =>
                    $"{call.Expression}: only [LoggerMessage] methods log, so that their arguments can be seen"
                ),
        ];
    }

    private static IEnumerable<MethodDeclarationSyntax> LogMethods(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(m =>
                m.AttributeLists.SelectMany(a => a.Attributes)
                    .Any(a => a.Name.ToString() is "LoggerMessage" or "LoggerMessageAttribute")
            );

    private static bool IsDirect(InvocationExpressionSyntax call)
    {
        var (receiver, name) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Expression.ToString(), access.Name.Identifier.Text),
            _ when call.Parent is ConditionalAccessExpressionSyntax optional
                    && call.Expression is MemberBindingExpressionSyntax binding => (
                optional.Expression.ToString(),
                binding.Name.Identifier.Text
            ),
            _ => ("", ""),
        };
        return Direct.Contains(name) && receiver is not ("Math" or "this" or "inner");
    }
}
