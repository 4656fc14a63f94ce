using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>
/// Error groups seen in the time shown: new and regressed ones first. Above them, if there are any, the layouts of
/// errors that nobody could read.
/// </summary>
internal sealed class ErrorGroupsWidget(ErrorGroupStore groups) : IWidget
{
    private const int Looked = 500;

    /// <summary>Layouts that are shown: they are told to teach, not to be read one by one.</summary>
    private const int MaxUnread = 5;

    public string Name => "error-groups";

    public string Description =>
        "error groups, and errors that no reader understood. `service`: only of this service; `limit`: rows, 20 by "
        + "default.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var lists = await Task.WhenAll(
            groups.ListAsync(Looked, call.Deadline),
            groups.ListUnreadAsync(Looked, call.Deadline)
        );
        var seen = Seen(lists[0], request).Take(request.Number("limit", 1, 500, 20));
        var table = WidgetPage.Table(
            "Error groups",
            ["State", "What", "Service", "Last seen", "In all"],
            [.. seen.Select(g => Row(g, call.Now))],
            "No errors in this period."
        );
        var unread = Seen(lists[1], request).Where(g => g.Group.Status != GroupStatus.Muted).ToArray();
        return unread.Length == 0 ? table : Html.Of($"{Unread(unread, call.Now)}<h4>Error groups</h4>{table}");
    }

    private static IEnumerable<StoredGroup> Seen(IEnumerable<StoredGroup> listed, WidgetRequest request)
    {
        var service = request.Text("service");
        return listed
            .Where(g => g.Group.LastSeen >= request.From && g.Group.FirstSeen <= request.To)
            .Where(g => service.Length == 0 || g.Services.Contains(service, StringComparer.OrdinalIgnoreCase))
            .OrderBy(g => Rank(g.Group.Status))
            .ThenByDescending(g => g.Group.LastSeen);
    }

    private static Html Unread(StoredGroup[] unread, DateTimeOffset now)
    {
        int more = unread.Length - MaxUnread;
        var rest = more <= 0 ? "" : $" {more} more {(more == 1 ? "layout is" : "layouts are")} not shown.";
        var table = WidgetPage.Table(
            "Unread errors",
            ["Log group", "Layout", "Last seen", "In all"],
            [.. unread.Take(MaxUnread).Select(g => UnreadRow(g, now))],
            ""
        );
        return Html.Of(
            $"""<h4>Unread errors</h4><p class="soft">Lines that look like errors, in layouts that no reader knows. """
                + $"""List them with roleferry logs unread, teach them with roleferry logs learn.{rest}</p>{table}"""
        );
    }

    private static Html UnreadRow(StoredGroup group, DateTimeOffset now) =>
        Html.Of(
            $"""<tr><td>{group.LogGroup}</td><td class="what" """
                + $"""title="{PlainText.Shorten(PlainText.OneLine(group.Sample), 160)}">{group.Layout}</td>"""
                + $"""<td class="short" title="{Words.Time(group.Group.LastSeen)}">"""
                + $"""{Words.Duration(now - group.Group.LastSeen)} ago</td><td class="number">{group.Total}</td></tr>"""
        );

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
