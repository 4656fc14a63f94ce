using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Lambda;

/// <summary>How an invocation ended.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="Payload">The function's answer, or the description of its error.</param>
/// <param name="FunctionError">Null: it succeeded; else <c>Unhandled</c>, as in <c>X-Amz-Function-Error</c>.</param>
/// <param name="Log">The lines of this invocation, START to REPORT.</param>
public sealed record InvocationResult(
    string RequestId,
    ReadOnlyMemory<byte> Payload,
    string? FunctionError,
    IReadOnlyList<string> Log
)
{
    /// <summary>Whether the function answered without an error.</summary>
    public bool IsSuccess => FunctionError is null;

    /// <summary>The payload as text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    internal static byte[] Error(string type, string message) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString());
}
