using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Answers one invocation: reads the event from <paramref name="input"/>, writes the answer to
/// <paramref name="output"/>.
/// </summary>
internal delegate Task InvocationHandler(Stream input, ILambdaContext context, Stream output);
