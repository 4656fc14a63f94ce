using RoleFerry.Core.Drawing;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Dashboards;

/// <summary>What widgets have in common: their ground, tables, and buttons.</summary>
public static class WidgetPage
{
    /// <summary>The widget's content on its ground, in the dashboard's colours.</summary>
    public static Html Of(WidgetRequest request, Html content) =>
        Html.Of(
            $"""<div class="rf cwdb-no-default-styles" style="--rf-height:{request.Height}px">"""
                + $"""{Palette.Style(request.IsDark)}{Style}{content}</div>"""
        );

    /// <summary>A table in a frame that scrolls by itself; in words where there is no row.</summary>
    /// <param name="caption">What the table shows: read out, not seen.</param>
    /// <param name="heads">The columns' names.</param>
    /// <param name="rows">Each a <c>tr</c>.</param>
    /// <param name="none">What is said where there is none.</param>
    public static Html Table(
        string caption,
        IReadOnlyList<string> heads,
        IReadOnlyCollection<Html> rows,
        string none
    ) =>
        rows.Count == 0
            ? Html.Of($"""<p class="none">{none}</p>""")
            : Html.Of(
                $"""<div class="frame" tabindex="0" role="region" aria-label="{caption}"><table><caption>"""
                    + $"""{caption}</caption><thead><tr>"""
                    + $"""{heads.Select(h => Html.Of($"""<th scope="col">{h}</th>"""))}</tr></thead><tbody>{rows}"""
                    + $"""</tbody></table></div>"""
            );

    /// <summary>A severity as a mark with its word in it.</summary>
    public static Html Mark(Severity severity) =>
        Html.Of($"""<b class="mark" style="background:{Palette.Of(severity)}">{severity}</b>""");

    /// <summary>Where an incident stands, in a word.</summary>
    public static string Word(IncidentStatus status) =>
        status switch
        {
            IncidentStatus.Open => "open",
            IncidentStatus.Acknowledged => "acknowledged",
            _ => "resolved",
        };

    /// <summary>
    /// A button that calls a function with params and shows its answer in the widget's place. The dashboard asks for
    /// confirmation.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_interactivity.html
    /// </summary>
    /// <param name="endpoint">The function's ARN.</param>
    /// <param name="text">What the button says.</param>
    /// <param name="label">What it does, where the text alone does not say of what.</param>
    /// <param name="confirmation">What is asked before.</param>
    /// <param name="parameters">The call's params, as JSON.</param>
    public static Html Button(string endpoint, string text, string label, string confirmation, string parameters) =>
        Html.Of(
            $"""<a class="btn" role="button" tabindex="0" aria-label="{label}">{text}</a>"""
                + $"""<cwdb-action action="call" display="widget" endpoint="{endpoint}" """
                + $"""confirmation="{confirmation}">{parameters}</cwdb-action>"""
        );

    private static Html Style { get; } =
        Html.Trusted(
            """
            <style>
            .rf .frame{max-width:100%;max-height:max(160px,calc(var(--rf-height) - 36px));overflow:auto}
            .rf .frame:focus-visible,.rf .btn:focus-visible{outline:2px solid var(--rf-1);outline-offset:1px}
            .rf table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
            .rf caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            .rf th,.rf td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid var(--rf-line);
            vertical-align:top}
            .rf th{color:var(--rf-soft);font-weight:600;white-space:nowrap}
            .rf thead th{position:sticky;top:0;background:var(--rf-ground)}
            .rf td.what{min-width:200px;overflow-wrap:anywhere}
            .rf td.number,.rf th.number{text-align:right}
            .rf td.short{white-space:nowrap}
            .rf .soft{color:var(--rf-soft)}
            .rf .good{color:var(--rf-good)}
            .rf .bad{color:var(--rf-bad);font-weight:600}
            .rf .mark{color:var(--rf-ground);border-radius:9px;padding:1px 7px;font-size:11px}
            .rf .btn{display:inline-block;cursor:pointer;color:var(--rf-1);border:1px solid currentColor;
            border-radius:6px;padding:2px 9px;font-weight:600;font-size:12px;margin:0 4px 2px 0;
            text-decoration:none;white-space:nowrap}
            .rf .btn:hover{background:var(--rf-fill)}
            .rf pre{margin:4px 0;padding:8px;background:var(--rf-fill);border-radius:6px;overflow:auto;
            font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
            .rf .said{border-left:3px solid var(--rf-1);padding:4px 8px;margin:0 0 8px;background:var(--rf-fill)}
            .rf .row{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
            .rf .row>div{flex:1 1 210px;max-width:340px}
            .rf h4{margin:8px 0 2px;font-size:13px}
            .rf form{margin:0 0 4px}
            .rf label{color:var(--rf-soft)}
            .rf select{font:inherit;color:inherit;background:var(--rf-ground);border:1px solid var(--rf-line);
            border-radius:6px;padding:1px 4px}
            </style>
            """.ReplaceLineEndings("").Replace("        ", "", StringComparison.Ordinal)
        );
}
