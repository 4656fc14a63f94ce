using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One invocation, as its handler sees it.</summary>
internal sealed class LambdaContext(
    Invocation invocation,
    FunctionEnvironment environment,
    ILambdaSerializer serializer,
    TimeProvider time
) : ILambdaContext
{
    public string AwsRequestId => invocation.AwsRequestId;

    public IClientContext? ClientContext =>
        field ??= invocation.ClientContext is { } json
            ? JsonSerializer.Deserialize(json, CallerJson.Default.ClientContext)
            : null;

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity? Identity =>
        field ??= invocation.CognitoIdentity is { } json
            ? JsonSerializer.Deserialize(json, CallerJson.Default.CognitoIdentity)
            : null;

    public string InvokedFunctionArn => invocation.InvokedFunctionArn;

    public ILambdaLogger Logger => ConsoleLambdaLogger.Instance;

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => invocation.Deadline - time.GetUtcNow();

    public string TenantId => invocation.TenantId ?? "";

    public string TraceId => invocation.TraceId ?? "";

    public ILambdaSerializer Serializer => serializer;
}
