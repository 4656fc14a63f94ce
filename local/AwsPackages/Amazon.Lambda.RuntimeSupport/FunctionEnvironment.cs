using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// What Lambda tells a function's process in environment variables
/// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime).
/// </summary>
/// <param name="RuntimeApi">Base address of the Runtime API, with a slash at its end.</param>
internal sealed record FunctionEnvironment(
    Uri RuntimeApi,
    string FunctionName,
    string FunctionVersion,
    string LogGroupName,
    string LogStreamName,
    int MemoryLimitInMB
)
{
    /// <exception cref="InvalidOperationException">There is no Runtime API to speak to.</exception>
    public static FunctionEnvironment Read(Func<string, string?> variable)
    {
        string Text(string name) => variable(name) ?? "";
        var api = Text("AWS_LAMBDA_RUNTIME_API");
        if (api.Length == 0)
            throw new InvalidOperationException(
                "AWS_LAMBDA_RUNTIME_API is not set: Lambda, or the local host, starts this program and sets it."
            );
        _ = int.TryParse(Text("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var memory);
        return new(
            new Uri($"http://{api.TrimEnd('/')}/2018-06-01/runtime/"),
            Text("AWS_LAMBDA_FUNCTION_NAME"),
            Text("AWS_LAMBDA_FUNCTION_VERSION"),
            Text("AWS_LAMBDA_LOG_GROUP_NAME"),
            Text("AWS_LAMBDA_LOG_STREAM_NAME"),
            memory
        );
    }
}
