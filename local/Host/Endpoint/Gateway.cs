using System.Diagnostics;
using System.Text.Json;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Endpoint;

/// <summary>
/// The one way in for every emulated service: finds the service, applies its fault, lets it answer, writes the call down, and
/// kills the caller where the kill switch says so.
/// </summary>
internal sealed class Gateway(
    IReadOnlyList<IService> services,
    FaultBoard faults,
    KillSwitch killSwitch,
    FunctionProcesses processes,
    Bounded<CallRecord> log,
    TimeProvider time)
{
    public async Task HandleAsync(HttpContext http)
    {
        var arrived = time.GetUtcNow();
        var watch = Stopwatch.GetTimestamp();
        var call = await Call.ReadAsync(http.Request);
        var service = services.FirstOrDefault(s => s.Takes(call));
        if (service is null)
        {
            await Answer.Text(404, $"Nothing on this machine answers {call.Method} {call.Path}\n").SendAsync(http.Response, http.RequestAborted);
            return;
        }

        var operation = service.Operation(call);
        var caller = processes.Find(call.Caller);
        var answer = await CarryOutAsync(service, operation, call, http.RequestAborted);
        log.Add(new(arrived, caller?.Function, service.Name, operation, answer?.Status, Stopwatch.GetElapsedTime(watch)));

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

    /// <summary>The service's answer; null where the connection is to be cut.</summary>
    private async Task<Answer?> CarryOutAsync(IService service, string operation, Call call, CancellationToken cancellation)
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
