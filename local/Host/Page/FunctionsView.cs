using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Page;

/// <summary>The functions, and what they did lately.</summary>
internal static class FunctionsView
{
    private const int Shown = 25;

    public static Html Functions(LambdaHost host, DateTimeOffset now)
    {
        var invocations = host.History.Reverse().ToArray();
        return Html.Of(
            $"""
            <div class="tiles">{host.Functions.Select(f => Tile(f, invocations))}</div>
            <div class="rows">{invocations.Take(Shown).Select(i => Row(i, now))}</div>
            {(invocations.Length == 0 ? Parts.Empty("No function has run yet.") : Html.None)}
            """
        );
    }

    private static Html Tile(FunctionPool function, Invocation[] invocations)
    {
        var own = invocations.Where(i => i.Function == function.Definition.Name).ToArray();
        var (processes, _, waiting) = function.Load;
        return Html.Of(
            $"""
            <div class="tile"><b>{function.Definition.Name}</b>
            <span>{own.Length} invocations, {own.Count(i => i.Result is { IsSuccess: false })} failed</span>
            <span>{processes} {(processes == 1 ? "process" : "processes")}{(
                waiting > 0 ? $", {waiting} events wait" : ""
            )}</span></div>
            """
        );
    }

    private static Html Row(Invocation invocation, DateTimeOffset now)
    {
        var state = invocation.Result switch
        {
            null => "running",
            { IsSuccess: true } => "ok",
            _ => "failed",
        };
        return Html.Of(
            $"""
            <details class="row" data-key="{invocation.RequestId}-{invocation.Attempt}">
              <summary><span class="dot {state}"></span><b>{invocation.Function}</b>
                <span class="grow">{(
                invocation.Attempt > 1 ? $"attempt {invocation.Attempt}"
                : invocation.Initialisation is not null ? "cold start"
                : ""
            )}</span>
                <span class="number">{Parts.Milliseconds(invocation.Duration)}</span>{Parts.Time(
                invocation.Arrived,
                now
            )}</summary>
              <h5>Event</h5>{Parts.Json(invocation.Payload)}
              {(
                invocation.Result is { } result
                    ? Html.Of($"<h5>{(result.IsSuccess ? "Answer" : "Error")}</h5>{Parts.Json(result.Payload.Span)}")
                    : Html.None
            )}
              <h5>Log</h5><pre>{string.Join('\n', invocation.Log)}</pre>
            </details>
            """
        );
    }
}
