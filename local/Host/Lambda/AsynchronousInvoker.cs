using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local.Sqs;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// Events that nobody waits for: tried, tried again, and set aside in the function's on-failure queue
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">shape of the
/// record</see>).
/// </summary>
internal sealed class AsynchronousInvoker(
    LambdaHost functions,
    SqsService queues,
    LocalAccount account,
    IReadOnlyList<TimeSpan> delays,
    TimeProvider time
) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _idle = Completed();
    private int _pending;

    /// <summary>Accepts an event.</summary>
    /// <returns>The request id, the same for all its attempts.</returns>
    public string Accept(FunctionPool function, byte[] payload)
    {
        var requestId = Guid.NewGuid().ToString();
        lock (_lock)
            if (_pending++ == 0)
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = RunAsync(function, payload, requestId);
        return requestId;
    }

    /// <summary>Waits until every accepted event has succeeded or been set aside.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
            return _idle.Task;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(FunctionPool function, byte[] payload, string requestId)
    {
        try
        {
            await TryAsync(function, payload, requestId, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The local system is stopping.
        }
        finally
        {
            lock (_lock)
                if (--_pending == 0)
                    _idle.SetResult();
        }
    }

    private async Task TryAsync(FunctionPool function, byte[] payload, string requestId, CancellationToken stop)
    {
        var attempts = 1 + function.Definition.AsynchronousRetries;
        for (var attempt = 1; ; attempt++)
        {
            var invocation = await functions
                .InvokeAsync(function, payload, InvocationKind.Event, requestId, attempt)
                .WaitAsync(stop);
            if (invocation.Result!.IsSuccess)
                return;
            if (attempt == attempts)
            {
                SetAside(function, payload, invocation, attempt);
                return;
            }
            await Task.Delay(delays[Math.Min(attempt, delays.Count) - 1], time, stop);
        }
    }

    private void SetAside(FunctionPool function, byte[] payload, Invocation last, int attempts)
    {
        if (queues.Find(function.Definition.OnFailure) is not { } queue)
            return;
        queue.Send(
            new JsonObject
            {
                ["version"] = "1.0",
                ["timestamp"] = time.GetUtcNow()
                    .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                ["requestContext"] = new JsonObject
                {
                    ["requestId"] = last.RequestId,
                    ["functionArn"] = account.Arn("lambda", $"function:{function.Definition.Name}:$LATEST"),
                    ["condition"] = "RetriesExhausted",
                    ["approximateInvokeCount"] = attempts,
                },
                ["requestPayload"] = Json(payload),
                ["responseContext"] = new JsonObject
                {
                    ["statusCode"] = 200,
                    ["executedVersion"] = "$LATEST",
                    ["functionError"] = last.Result!.FunctionError,
                },
                ["responsePayload"] = Json(last.Result.Payload.Span),
            }.ToJsonString()
        );
    }

    /// <summary>A function may answer with what is no JSON; it is kept as text then.</summary>
    private static JsonNode? Json(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(payload);
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
