using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Makes a <see cref="LambdaBootstrap"/> around a handler. Only the overloads that the generated Main calls.
/// </summary>
public sealed class LambdaBootstrapBuilder
{
    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer _serializer;

    private LambdaBootstrapBuilder(InvocationHandler handler, ILambdaSerializer serializer)
    {
        _handler = handler;
        _serializer = serializer;
    }

    /// <summary>The handler reads the event's bytes itself; its result is serialized.</summary>
    public static LambdaBootstrapBuilder Create<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer
    ) => new(async (input, context, output) => serializer.Serialize(await handler(input, context), output), serializer);

    /// <summary>The event is deserialized, the result serialized.</summary>
    public static LambdaBootstrapBuilder Create<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler,
        ILambdaSerializer serializer
    ) =>
        new(
            async (input, context, output) =>
                serializer.Serialize(await handler(serializer.Deserialize<TInput>(input), context), output),
            serializer
        );

    public LambdaBootstrap Build()
    {
        FunctionProcess.Prepare(TimeProvider.System);
        return Build(Environment.GetEnvironmentVariable, TimeProvider.System);
    }

    internal LambdaBootstrap Build(Func<string, string?> variable, TimeProvider time) =>
        new(_handler, _serializer, variable, time);
}
