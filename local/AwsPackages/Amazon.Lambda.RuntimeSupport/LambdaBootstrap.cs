using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The loop of a custom runtime: ask for the next event, run the handler, post its answer or its error
/// (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). One invocation at a time, as Lambda asks.
/// </summary>
/// <remarks>
/// A handler's exception is that invocation's answer. A Runtime API that cannot be reached or refuses an answer ends
/// the loop with an exception, as Lambda expects of a runtime that has lost its place.
/// </remarks>
public sealed class LambdaBootstrap : IDisposable
{
    /// <summary>A buffer that one large event has made larger than this is not kept for the next.</summary>
    private const int LargestBufferToKeep = 1024 * 1024;

    private readonly InvocationHandler _handler;
    private readonly ILambdaSerializer _serializer;
    private readonly FunctionEnvironment _environment;
    private readonly TimeProvider _time;
    private readonly RuntimeApi _api;
    private MemoryStream _input = new();
    private MemoryStream _output = new();

    internal LambdaBootstrap(
        InvocationHandler handler,
        ILambdaSerializer serializer,
        Func<string, string?> variable,
        TimeProvider time
    )
    {
        _handler = handler;
        _serializer = serializer;
        _time = time;
        _environment = FunctionEnvironment.Read(variable);
        _api = new RuntimeApi(_environment.RuntimeApi);
    }

    /// <summary>Answers invocations until <paramref name="cancellationToken"/> is cancelled; then returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await AnswerNextAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _api.Dispose();
        _input.Dispose();
        _output.Dispose();
    }

    private async Task AnswerNextAsync(CancellationToken cancellationToken)
    {
        Empty(ref _input);
        Empty(ref _output);
        var invocation = await _api.NextAsync(_input, cancellationToken);
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
        PrefixedConsole.RequestId = invocation.AwsRequestId;
        var context = new LambdaContext(invocation, _environment, _serializer, _time);
        try
        {
            // A stream of its own: a handler may dispose what it reads from.
            await _handler(
                new MemoryStream(_input.GetBuffer(), 0, (int)_input.Length, writable: false, publiclyVisible: true),
                context,
                _output
            );
        }
#pragma warning disable CA1031 // Whatever the handler throws is the answer to its invocation.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(exception.ToString());
            await _api.FailAsync(invocation.AwsRequestId, exception, cancellationToken);
            return;
        }
        await _api.RespondAsync(invocation.AwsRequestId, _output, cancellationToken);
    }

    private static void Empty(ref MemoryStream buffer)
    {
        if (buffer.Capacity > LargestBufferToKeep)
            buffer = new MemoryStream();
        else
            buffer.SetLength(0);
    }
}
