using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Error groups seen in the time shown: new and regressed ones first.</summary>
internal sealed class ErrorGroupsWidget(ErrorGroupStore groups) : IWidget
{
    private const int Looked = 500;

    public string Name => "error-groups";

    public string Description => "error groups. `service`: only of this service; `limit`: rows, 20 by default.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var service = request.Text("service");
        var seen = (await groups.ListAsync(Looked, call.Deadline))
            .Where(g => g.Group.LastSeen >= request.From && g.Group.FirstSeen <= request.To)
            .Where(g => service.Length == 0 || g.Services.Contains(service, StringComparer.OrdinalIgnoreCase))
            .OrderBy(g => Rank(g.Group.Status))
            .ThenByDescending(g => g.Group.LastSeen)
            .Take(request.Number("limit", 1, 500, 20));
        return WidgetPage.Table(
            "Error groups",
            ["State", "What", "Service", "Last seen", "In all"],
            [.. seen.Select(g => Row(g, call.Now))],
            "No errors in this period."
        );
    }

    private static Html Row(StoredGroup group, DateTimeOffset now)
    {
        var isNews = group.Group.Status is GroupStatus.New or GroupStatus.Regressed;
        return Html.Of(
            $"""<tr><td class="{(isNews ? "bad" : "soft")}">"""
                + $"""{group.Group.Status.ToString().ToLowerInvariant()}</td>"""
                + $"""<td class="what" title="{group.Fingerprint}">"""
                + $"""{PlainText.Shorten(PlainText.OneLine(group.Template), 160)}</td><td>{group.Service}</td>"""
                + $"""<td class="short" title="{Words.Time(group.Group.LastSeen)}">"""
                + $"""{Words.Duration(now - group.Group.LastSeen)} ago</td><td class="number">{group.Total}</td>"""
                + $"""</tr>"""
        );
    }

    private static int Rank(GroupStatus status) =>
        status switch
        {
            GroupStatus.Regressed => 0,
            GroupStatus.New => 1,
            GroupStatus.Ongoing => 2,
            _ => 3,
        };
}
