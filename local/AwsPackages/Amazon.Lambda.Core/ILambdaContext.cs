namespace Amazon.Lambda.Core;

/// <summary>
/// What Lambda says about one invocation. Whole, as in the real package, so that a test's double compiles against
/// either.
/// </summary>
public interface ILambdaContext
{
    /// <summary>The invocation's id; a retry of the same event keeps it.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile client sent about itself, or null.</summary>
    IClientContext? ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    /// <summary>The Amazon Cognito identity that called, or null.</summary>
    ICognitoIdentity? Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    /// <summary>Time until Lambda ends the invocation; negative once it is past.</summary>
    TimeSpan RemainingTime { get; }

    string TenantId => string.Empty;

    string TraceId => string.Empty;

    ILambdaSerializer? Serializer => null;
}
