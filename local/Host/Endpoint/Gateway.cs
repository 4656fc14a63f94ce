using System.Diagnostics;
using System.Text.Json;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Permissions;

namespace RoleFerry.Local.Endpoint;

/// <summary>
/// The one way in for every emulated service: finds the service, asks whether the caller's role allows the call,
/// applies the service's fault, lets it answer, writes the call down, and kills the caller where the kill switch says
/// so.
/// </summary>
internal sealed class Gateway(
    IReadOnlyList<IService> services,
    FaultBoard faults,
    KillSwitch killSwitch,
    FunctionProcesses processes,
    PermissionBook permissions,
    Bounded<CallRecord> log,
    TimeProvider time
)
{
    public async Task HandleAsync(HttpContext http)
    {
        var arrived = time.GetUtcNow();
        var watch = Stopwatch.GetTimestamp();
        var call = await Call.ReadAsync(http.Request);
        var service = services.FirstOrDefault(s => s.Takes(call));
        if (service is null)
        {
            await Answer
                .Text(404, $"Nothing on this machine answers {call.Method} {call.Path}\n")
                .SendAsync(http.Response, http.RequestAborted);
            return;
        }

        var operation = service.Operation(call);
        var caller = processes.Find(call.Caller);
        var answer = (caller is null ? null : Refuse(caller.Function, service, operation, call))
            ?? await CarryOutAsync(service, operation, call, http.RequestAborted);
        log.Add(
            new(arrived, caller?.Function, service.Name, operation, answer?.Status, Stopwatch.GetElapsedTime(watch))
        );

        var verdict = caller is null ? KillSwitch.Verdict.Live : killSwitch.Count(caller.Function);
        if (verdict == KillSwitch.Verdict.DieBeforeTheAnswer)
        {
            await caller!.KillAsync();
            answer = null;
        }
        if (answer is null)
        {
            http.Abort();
            return;
        }
        await answer.SendAsync(http.Response, http.RequestAborted);
        if (verdict == KillSwitch.Verdict.DieAfterTheAnswer)
        {
            await http.Response.CompleteAsync();
            await caller!.KillAsync();
        }
    }

    /// <summary>The answer to a call that the function's role does not allow; null where it does.</summary>
    private Answer? Refuse(string function, IService service, string operation, Call call)
    {
        if (permissions.Refuse(function, service.Name, operation, call) is not { } why)
            return null;
        return call.TargetService is null
            ? service.Refuse(new(FaultKind.Reject))
            : AwsJson.Error("AccessDeniedException", why, call.Header("Content-Type") ?? AwsJson.Version10);
    }

    /// <summary>The service's answer; null where the connection is to be cut.</summary>
    private async Task<Answer?> CarryOutAsync(
        IService service,
        string operation,
        Call call,
        CancellationToken cancellation
    )
    {
        var fault = faults.Take(service.Name, operation);
        switch (fault?.Kind)
        {
            case null:
                return await AnswerAsync(service, call, cancellation);
            case FaultKind.Reset:
                return null;
            case FaultKind.DropAnswer:
                await AnswerAsync(service, call, cancellation);
                return null;
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, time, CancellationToken.None);
                return await AnswerAsync(service, call, CancellationToken.None);
            case FaultKind.Hang:
                await WaitUntilTheCallerGivesUpAsync(cancellation);
                return null;
            default:
                return service.Refuse(fault);
        }
    }

    private static async Task<Answer> AnswerAsync(IService service, Call call, CancellationToken cancellation)
    {
        try
        {
            return await service.AnswerAsync(call, cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or JsonException)
        {
            // A field of the wrong type, in a protocol whose real clients never send one.
            return service.Refuse(new(FaultKind.Reject, Error: "SerializationException"));
        }
    }

    private static async Task WaitUntilTheCallerGivesUpAsync(CancellationToken callerGone)
    {
        var gone = new TaskCompletionSource();
        await using var registration = callerGone.Register(gone.SetResult);
        await gone.Task;
    }
}
