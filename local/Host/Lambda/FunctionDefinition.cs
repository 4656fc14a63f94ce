using System.Text.Json.Nodes;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Lambda;

/// <summary>A function as template.yaml declares it. Its name on this machine is its logical id.</summary>
internal sealed record FunctionDefinition(
    string Name,
    string? DeployedName,
    string Handler,
    TimeSpan Timeout,
    int MemoryMegabytes,
    IReadOnlyDictionary<string, string> Environment,
    string LogGroup,
    string? Alias,
    int AsynchronousRetries,
    string? OnFailure,
    JsonObject Events,
    bool HasUrl
)
{
    /// <summary>Invocations kept free for it.</summary>
    public int ReservedConcurrency { get; init; }

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html">Lambda's default.</see>
    /// </summary>
    private const int DefaultTimeoutSeconds = 3;

    private const int DefaultMemoryMegabytes = 128;

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Two more
    /// attempts.</see>
    /// </summary>
    private const int DefaultRetries = 2;

    public static FunctionDefinition Read(TemplateResource resource)
    {
        var properties = resource.Properties;
        var asynchronous = properties["EventInvokeConfig"];
        return new(
            resource.LogicalId,
            (string?)properties["FunctionName"],
            (string?)properties["Handler"] ?? "bootstrap",
            TimeSpan.FromSeconds(Number(properties["Timeout"]) ?? DefaultTimeoutSeconds),
            Number(properties["MemorySize"]) ?? DefaultMemoryMegabytes,
            (properties["Environment"]?["Variables"] as JsonObject ?? []).ToDictionary(
                v => v.Key,
                v => v.Value?.ToString() ?? ""
            ),
            (string?)properties["LoggingConfig"]?["LogGroup"] ?? $"/aws/lambda/{resource.LogicalId}",
            (string?)properties["AutoPublishAlias"],
            Number(asynchronous?["MaximumRetryAttempts"]) ?? DefaultRetries,
            (string?)asynchronous?["DestinationConfig"]?["OnFailure"]?["Destination"]
                ?? (string?)properties["DeadLetterQueue"]?["TargetArn"],
            properties["Events"] as JsonObject ?? [],
            properties["FunctionUrlConfig"] is JsonObject
        )
        {
            ReservedConcurrency = Number(properties["ReservedConcurrentExecutions"]) ?? 0,
        };
    }

    /// <summary>Whether an Invoke call may use this qualifier.</summary>
    public bool HasQualifier(string? qualifier) =>
        qualifier is null or "" or "$LATEST" || qualifier == Alias || qualifier.All(char.IsAsciiDigit);

    private static int? Number(JsonNode? node) =>
        int.TryParse(node?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
