using System.Globalization;
using RoleFerry.Local.Endpoint;

namespace RoleFerry.Local.Page;

/// <summary>The newest calls of functions to services.</summary>
internal static class CallsView
{
    private const int Shown = 40;

    public static Html Calls(IReadOnlyList<CallRecord> calls) =>
        Html.Of(
            $"""
            <details class="row" data-key="calls">
            <summary><b class="grow">Calls to services</b><span class="number">{calls.Count}</span></summary>
            <table>
            <thead><tr>
              <th>At</th><th>From</th><th>Service</th><th>Operation</th><th>Answer</th><th>Took</th>
            </tr></thead>
            <tbody>{calls.Reverse().Take(Shown).Select(Row)}</tbody></table></details>
            """
        );

    private static Html Row(CallRecord call) =>
        Html.Of(
            $"""
            <tr><td>{Parts.Clock(call.At)}</td><td>{call.Function
                ?? ""}</td><td>{call.Service}</td><td>{call.Operation}</td>
            <td class="{(call.Status is >= 200 and < 300 ? "" : "bad")}">{call.Status?.ToString(
                CultureInfo.InvariantCulture
            ) ?? "cut"}</td><td class="number">{Parts.Milliseconds(call.Took)}</td></tr>
            """
        );
}
