namespace RoleFerry.Local.Lambda;

/// <summary>
/// Prepares processes as Lambda would: with the function's environment and nothing else of this machine's.
/// </summary>
internal sealed class FunctionStarter(
    LocalAccount account,
    FunctionProcesses processes,
    Func<string, FunctionProgram?> programs,
    Func<string, IReadOnlyDictionary<string, string>> receivers
)
{
    /// <exception cref="LocalSetupException">The function has not been built.</exception>
    public FunctionProcess Prepare(FunctionDefinition function)
    {
        var program = programs(function.Name)
            ?? throw new LocalSetupException(
                $"{function.Name} is not built. Run: dotnet build functions/{function.Name}"
            );
        var key = processes.NewKey(function.Name);
        return FunctionProcess.Prepare(key, function.Name, program, Environment(function, key));
    }

    /// <summary>
    /// <see
    /// href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">
    /// Lambda's own variables</see>, the template's, and the addresses of this machine.
    /// </summary>
    private Dictionary<string, string> Environment(FunctionDefinition function, string key)
    {
        var endpoint = account.Endpoint.GetLeftPart(UriPartial.Authority);
        var environment = new Dictionary<string, string>(function.Environment);
        foreach (var (name, value) in receivers(key))
            environment[name] = value;
        environment["AWS_LAMBDA_RUNTIME_API"] = $"{account.Endpoint.Authority}/{key}";
        environment["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        environment["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST";
        environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{function.MemoryMegabytes}";
        environment["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroup;
        environment["AWS_LAMBDA_LOG_STREAM_NAME"] = key;
        environment["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        environment["AWS_REGION"] = account.Region;
        environment["AWS_DEFAULT_REGION"] = account.Region;
        environment["AWS_ACCESS_KEY_ID"] = key;
        environment["AWS_SECRET_ACCESS_KEY"] = "local";
        environment["AWS_ENDPOINT_URL"] = endpoint;
        environment["_HANDLER"] = function.Handler;
        environment["TZ"] = ":UTC";
        return environment;
    }
}
