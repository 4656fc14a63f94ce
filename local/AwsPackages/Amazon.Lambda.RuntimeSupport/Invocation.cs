using System.Globalization;
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The headers that come with an event
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next).
/// </summary>
/// <param name="Deadline">The moment at which Lambda ends the invocation.</param>
/// <param name="ClientContext">JSON, or null.</param>
/// <param name="CognitoIdentity">JSON, or null.</param>
internal sealed record Invocation(
    string AwsRequestId,
    DateTimeOffset Deadline,
    string InvokedFunctionArn,
    string? TraceId,
    string? TenantId,
    string? ClientContext,
    string? CognitoIdentity
)
{
    /// <exception cref="HttpRequestException">The answer names no request.</exception>
    public static Invocation Read(HttpResponseHeaders headers)
    {
        string? Value(string name) =>
            headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
        _ = long.TryParse(Value("Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture, out var deadline);
        return new(
            Value("Lambda-Runtime-Aws-Request-Id")
                ?? throw new HttpRequestException(
                    "The Runtime API sent an event without Lambda-Runtime-Aws-Request-Id."
                ),
            DateTimeOffset.FromUnixTimeMilliseconds(deadline),
            Value("Lambda-Runtime-Invoked-Function-Arn") ?? "",
            Value("Lambda-Runtime-Trace-Id"),
            Value("Lambda-Runtime-Aws-Tenant-Id"),
            Value("Lambda-Runtime-Client-Context"),
            Value("Lambda-Runtime-Cognito-Identity")
        );
    }
}
