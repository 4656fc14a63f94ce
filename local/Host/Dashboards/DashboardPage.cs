using System.Text.Json.Nodes;
using RoleFerry.Local.Page;

namespace RoleFerry.Local.Dashboards;

/// <summary>
/// A dashboard as CloudWatch would show it: what it draws itself from this machine's metrics, custom widgets by the
/// function that draws them.
/// </summary>
internal sealed class DashboardPage(LocalStack stack, IReadOnlyList<Dashboard> dashboards, TimeProvider time)
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(93);

    /// <summary>A dashboard asks much of its functions: it is drawn anew less often than other pages.</summary>
    private static readonly TimeSpan RefreshedEvery = TimeSpan.FromSeconds(15);

    /// <summary>The page of one dashboard; the first where none is named.</summary>
    public async Task<IResult> ShowAsync(string? name, int? hours, HttpRequest request)
    {
        var dashboard = name is null
            ? dashboards is [var first, ..]
                ? first
                : null
            : dashboards.FirstOrDefault(d => d.Name == name);
        if (dashboard is null)
            return Layout.Page(
                "No such dashboard",
                Html.Of($"""<section id="none"><h1>There is no dashboard {name}</h1></section>"""),
                StatusCodes.Status404NotFound
            );

        var now = time.GetUtcNow();
        var from =
            now
            - (
                hours is > 0 and < 24 * 93 ? TimeSpan.FromHours(hours.Value)
                : dashboard.Time < LongestTime ? dashboard.Time
                : LongestTime
            );
        var board = Board.Read(request.Cookies[Board.Cookie]);
        var drawn = await Task.WhenAll(
            dashboard.Widgets.Select(async widget => Frame(widget, await DrawAsync(widget, board, from, now)))
        );
        var current = Html.Of($""" aria-current="page" """);
        var links = dashboards.Select(d =>
            Html.Of($"""<a href="/dashboards/{d.Name}"{(d == dashboard ? current : Html.None)}>{Title(d.Name)}</a>""")
        );
        return Layout.Page(
            $"{Title(dashboard.Name)} - RoleFerry",
            Html.Of(
                $"""<section id="dashboard" data-every="{RefreshedEvery.TotalMilliseconds}">"""
                    + $"""<div class="over"><h1>{Title(dashboard.Name)}</h1>"""
                    + $"""<nav class="dashboards" aria-label="Dashboards">{links}</nav></div>"""
                    + $"""<div class="rf board" data-board="{board.ToString()}">"""
                    + $"""{Palette.Style(board.IsDark)}{drawn}</div></section>"""
            )
        );
    }

    /// <summary>
    /// Draws one custom widget anew, as a dashboard does where a button was pressed: the function gets what the
    /// button says.
    /// </summary>
    public async Task<IResult> CallAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var result = await stack.InvokeAsync(DashboardFile.WidgetsFunction, await reader.ReadToEndAsync());
        return Results.Content(Read(result.IsSuccess, result.Text), "text/html");
    }

    private async Task<Html> DrawAsync(Widget widget, Board board, DateTimeOffset from, DateTimeOffset to) =>
        widget.Type switch
        {
            "text" => Html.Of($"<h2>{((string?)widget.Properties["markdown"] ?? "").TrimStart('#', ' ')}</h2>"),
            "metric" => new MetricWidget(stack.Metrics, widget, board.Inside(widget), from, to).Draw(),
            "custom" => await CustomAsync(widget, board, from, to),
            _ => Html.Of($"""<p class="none">A widget of the type {widget.Type} is not drawn here.</p>"""),
        };

    private async Task<Html> CustomAsync(Widget widget, Board board, DateTimeOffset from, DateTimeOffset to)
    {
        var asked = (JsonObject)(widget.Properties["params"]?.DeepClone() ?? new JsonObject());
        var (width, height) = board.Inside(widget);
        asked["widgetContext"] = new JsonObject
        {
            ["dashboardName"] = "local",
            ["widgetId"] = $"widget-{widget.X}-{widget.Y}",
            ["accountId"] = LocalAccount.Id,
            ["theme"] = board.IsDark ? "dark" : "light",
            ["title"] = widget.Title,
            ["timeRange"] = new JsonObject
            {
                ["mode"] = "relative",
                ["start"] = from.ToUnixTimeMilliseconds(),
                ["end"] = to.ToUnixTimeMilliseconds(),
            },
            ["forms"] = new JsonObject { ["all"] = new JsonObject() },
            ["params"] = widget.Properties["params"]?.DeepClone(),
            ["width"] = width,
            ["height"] = height,
        };
        var result = await stack.InvokeAsync(DashboardFile.WidgetsFunction, asked.ToJsonString());
        return Html.Of(
            $"""<div class="custom" data-event="{asked.ToJsonString()}">"""
                + $"""{Html.Trusted(Read(result.IsSuccess, result.Text))}</div>"""
        );
    }

    private static string Read(bool isSuccess, string answer) =>
        isSuccess && JsonNode.Parse(answer) is JsonValue html && html.TryGetValue<string>(out var text)
            ? text
            : Html.Of($"""<p class="none"><b class="bad">The function failed.</b> {answer}</p>""").ToString();

    private static Html Frame(Widget widget, Html content) =>
        widget.Type == "text"
            ? Html.Of($"""<div class="text" style="{Place(widget)}">{content}</div>""")
            : Html.Of(
                $"""<article class="widget" style="{Place(widget)}"><h3>{widget.Title}</h3>"""
                    + $"""<div class="inside" tabindex="0" role="group" aria-label="{widget.Title}">{content}</div>"""
                    + $"""</article>"""
            );

    private static string Place(Widget widget) =>
        $"grid-column:{widget.X + 1}/span {widget.Width};grid-row:{widget.Y + 1}/span {widget.Height}";

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
