using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Page;

/// <summary>The switches that make services fail.</summary>
internal static class SwitchesView
{
    private static readonly (FaultKind Kind, string Text)[] Kinds =
    [
        (FaultKind.ServerError, "answers 500"),
        (FaultKind.Throttle, "answers 429"),
        (FaultKind.Hang, "never answers"),
        (FaultKind.Reject, "refuses (ok:false, 400)"),
        (FaultKind.Reset, "resets the connection"),
        (FaultKind.DropAnswer, "does it, then resets"),
        (FaultKind.Slow, "answers after 2 s"),
    ];

    public static Html Switches(FaultBoard faults)
    {
        var current = faults.Current;
        return Html.Of(
            $"""<div class="switches">{faults.Services.Select(s => Switch(s, current.GetValueOrDefault(s)))}</div>"""
        );
    }

    private static Html Switch(string service, Fault? fault) =>
        Html.Of(
            $"""
            <form class="switch {(fault is null ? "" : "on")}" method="post" action="/_local/faults/{service}">
              <b>{service}</b>
              <span class="state">{(fault is null ? "works" : Describe(fault))}</span>
              <select name="kind" aria-label="How {service} fails"><option value="none">works</option>{Kinds.Select(k =>
                Option(k.Kind, k.Text, fault)
            )}</select>
              <select name="count" aria-label="How often"><option value="">until switched back</option>
                <option value="1">once</option><option value="3">3 times</option><option value="10">10 times</option>
              </select>
              <button>Set</button>
            </form>
            """
        );

    private static Html Option(FaultKind kind, string text, Fault? fault) =>
        Html.Of(
            $"""<option value="{kind.ToString()}"{(fault?.Kind == kind ? Html.Of($" selected") : Html.None)}>"""
                + $"""{text}</option>"""
        );

    private static string Describe(Fault fault) =>
        Kinds.First(k => k.Kind == fault.Kind).Text
        + (fault.Operation is { } operation ? $" to {operation}" : "")
        + (fault.Count is { } count ? $", {count} more" : "");
}
