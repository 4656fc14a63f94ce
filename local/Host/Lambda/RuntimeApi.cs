using System.Globalization;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// The <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</see>, below a path
/// that names the process: <c>AWS_LAMBDA_RUNTIME_API=127.0.0.1:PORT/KEY</c>. A function that a developer starts by
/// hand gives its function's name there.
/// </summary>
internal sealed class RuntimeApi(LambdaHost functions, FunctionProcesses processes, LocalAccount account)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var runtime = routes.MapGroup("/{process}/2018-06-01/runtime");
        runtime.MapGet("/invocation/next", NextAsync);
        runtime.MapPost("/invocation/{id}/response", (HttpContext http, string process, string id) =>
            CompleteAsync(http, process, id, false)
        );
        runtime.MapPost("/invocation/{id}/error", (HttpContext http, string process, string id) =>
            CompleteAsync(http, process, id, true)
        );
        runtime.MapPost("/init/error", InitialisationErrorAsync);
    }

    private async Task NextAsync(HttpContext http, string process)
    {
        if (Find(process) is not var (pool, environment))
        {
            await UnknownProcess(process).SendAsync(http.Response, http.RequestAborted);
            return;
        }
        Invocation invocation;
        try
        {
            invocation = await pool.NextAsync(environment, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
            return;
        }
        await new Answer(200, "application/json", invocation.Payload)
            .With("Lambda-Runtime-Aws-Request-Id", invocation.RequestId)
            .With(
                "Lambda-Runtime-Deadline-Ms",
                (invocation.Started!.Value + pool.Definition.Timeout)
                    .ToUnixTimeMilliseconds()
                    .ToString(CultureInfo.InvariantCulture)
            )
            .With("Lambda-Runtime-Invoked-Function-Arn", account.Arn("lambda", "function:" + pool.Definition.Name))
            .With("Lambda-Runtime-Trace-Id", TraceId(invocation))
            .SendAsync(http.Response, http.RequestAborted);
    }

    private async Task CompleteAsync(HttpContext http, string process, string id, bool isError)
    {
        var answer = Find(process) is var (pool, environment)
            ? pool.Complete(environment, id, await BodyAsync(http), isError)
                ? Accepted()
                : Refused("InvalidRequestID", "Invalid request ID")
            : UnknownProcess(process);
        await answer.SendAsync(http.Response, http.RequestAborted);
    }

    private async Task InitialisationErrorAsync(HttpContext http, string process)
    {
        if (Find(process) is not var (pool, environment))
        {
            await UnknownProcess(process).SendAsync(http.Response, http.RequestAborted);
            return;
        }
        var error = await BodyAsync(http);
        await Accepted().SendAsync(http.Response, http.RequestAborted);
        await http.Response.CompleteAsync();
        pool.InitialisationFailed(environment, error);
    }

    private (FunctionPool Pool, FunctionProcess Process)? Find(string key)
    {
        if (processes.Find(key) is { } known)
            return functions.Find(known.Function) is { } pool ? (pool, known) : null;
        return functions.Find(key) is { } own ? (own, own.Attach()) : null;
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    /// <summary>
    /// As
    /// <see href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">
    /// X-Ray writes it</see>, never sampled.
    /// </summary>
    private static string TraceId(Invocation invocation) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Root=1-{invocation.Arrived.ToUnixTimeSeconds():x8}-"
                + $"{invocation.RequestId.Replace("-", "", StringComparison.Ordinal)[..24]};"
                + $"Parent=0000000000000000;Sampled=0"
        );

    private static Answer Accepted() => Answer.Json(202, new JsonObject { ["status"] = "OK" });

    private static Answer UnknownProcess(string process) =>
        Refused("UnknownFunction", $"There is no function {process}");

    private static Answer Refused(string type, string message) =>
        Answer.Json(400, new JsonObject { ["errorType"] = type, ["errorMessage"] = message });
}
