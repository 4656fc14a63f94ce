using System.Globalization;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Who is on call now, and who is next.</summary>
internal sealed class OnCallWidget(OnCallSource source) : IWidget
{
    public string Name => "on-call";

    public string Description => "who is on call now, and after the next hand-off.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var schedule = await source.GetAsync(call.Deadline.Cancellation);
        var next = schedule.HandOverAfter(call.Now);
        var later = schedule.WhoIsOnCall(next);
        var rows = schedule
            .WhoIsOnCall(call.Now)
            .Zip(later, (now, then) =>
                Html.Of($"""<tr><th scope="row">{now.Level}</th><td>{Who(now)}</td><td>{Who(then)}</td></tr>""")
            )
            .ToArray();
        var table = WidgetPage.Table(
            "On call",
            ["Level", "Now", "Next"],
            rows,
            "No rotation is configured, so incidents are not escalated to people."
        );
        var local = schedule.Local(next);
        return Html.Of(
            $"""{table}<p class="soft">Hand-over """
                + $"""{local.ToString("dddd, d MMMM, HH:mm", CultureInfo.InvariantCulture)} """
                + $"""({schedule.Policy.Zone}).</p>"""
        );
    }

    private static Html Who(Duty duty) =>
        duty switch
        {
            { Person: { } person, Override: not null } => Html.Of(
                $"""{person.Name} <span class="soft">(override)</span>"""
            ),
            { Person: { } person } => Html.Text(person.Name),
            _ => Html.Of($"""<span class="bad">nobody</span>"""),
        };
}
