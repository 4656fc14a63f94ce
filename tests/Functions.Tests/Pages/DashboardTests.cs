using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoleFerry.Functions.Tests.EndToEnd;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>The pages in a real browser, their widgets drawn by the binary that ships.</summary>
public class DashboardTests(FilledSystem filled, PublishedSystem system, Browser browser) : IClassFixture<FilledSystem>
{
    private static readonly string[] NotDrawn =
    [
        "Cannot be drawn",
        "The function failed",
        "Not available at the moment",
        "There is no widget",
        "There is no metric",
        "is not drawn here",
    ];

    [Theory]
    [InlineData("overview", ColorScheme.Light)]
    [InlineData("overview", ColorScheme.Dark)]
    [InlineData("enrichment", ColorScheme.Light)]
    [InlineData("enrichment", ColorScheme.Dark)]
    [InlineData("deliverability", ColorScheme.Light)]
    [InlineData("deliverability", ColorScheme.Dark)]
    public async Task Every_widget_is_drawn_without_an_error_and_within_the_page(string dashboard, ColorScheme scheme)
    {
        foreach (var width in (int[])[1400, 400])
        {
            await using var open = await OpenAsync(filled.Stack, $"dashboards/{dashboard}", width, scheme);
            var widgets = await open.Page.Locator(".widget").AllAsync();
            Assert.True(widgets.Count >= 8, $"{widgets.Count} widgets");
            foreach (var widget in widgets)
            {
                var text = await widget.InnerTextAsync();
                Assert.All(NotDrawn, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
                Assert.DoesNotContain("Nothing known for this time", text, StringComparison.Ordinal);
            }

            // A chart and its legend have the room that they need: nothing of them is scrolled away.
            Assert.Empty(
                await open.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('.widget .inside:has(> svg)')].filter(e => "
                        + "e.scrollHeight > e.clientHeight + 1).map(e => e.ariaLabel)"
                )
            );
            await AssertSoundAsync(open);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_home_page_and_an_incidents_page_are_sound(ColorScheme scheme)
    {
        foreach (var page in (string[])["", $"incidents/{filled.Incident}"])
        {
            foreach (var width in (int[])[1400, 400])
            {
                await using var open = await OpenAsync(filled.Stack, page, width, scheme);
                Assert.Contains(
                    "pool exhausted",
                    await open.Page.Locator("main").InnerTextAsync(),
                    StringComparison.Ordinal
                );
                await AssertSoundAsync(open);
            }
        }
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("enrichment")]
    [InlineData("deliverability")]
    public async Task A_dashboard_that_knows_nothing_yet_is_sound(string dashboard)
    {
        await using var stack = await system.StartAsync();
        await using var open = await OpenAsync(stack, $"dashboards/{dashboard}", 400, ColorScheme.Light);

        var text = await open.Page.Locator("main").InnerTextAsync();
        Assert.All(NotDrawn, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal));
        await AssertSoundAsync(open);
    }

    [Fact]
    public async Task A_button_on_the_dashboard_acknowledges_the_incident_under_the_readers_name_and_tells_Slack()
    {
        await using var stack = await system.StartAsync();
        stack.Slack.LimitsRate = false;
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0));
        await using var open = await OpenAsync(stack, "dashboards/overview", 1400, ColorScheme.Light);

        var widget = open.Page.Locator(".widget", new() { HasText = "Active alerts" });
        await widget.Locator("select[name=who]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var who = await widget.Locator("select[name=who]").InputValueAsync();
        await widget.GetByText("Acknowledge", new() { Exact = true }).ClickAsync();
        await widget.Locator(".said").WaitForAsync();

        Assert.NotEmpty(who);
        Assert.Contains(who, await widget.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await widget.GetByText("Acknowledge", new() { Exact = true }).CountAsync());
        // The channel takes a message every 1.25 s: what came sooner after the alarm's is told by the next minute's
        // tick.
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Contains(
            "acknowledged",
            Assert.Single(stack.Slack.Messages, m => m.ThreadTs is null).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(open.Errors);
    }

    [Fact]
    public async Task A_button_works_by_the_keyboard_alone()
    {
        await using var stack = await system.StartAsync();
        stack.Slack.LimitsRate = false;
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0));
        await using var open = await OpenAsync(stack, "dashboards/overview", 1400, ColorScheme.Light);

        var widget = open.Page.Locator(".widget", new() { HasText = "Active alerts" });
        await widget.GetByText("Resolve", new() { Exact = true }).FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await widget.Locator(".said").WaitForAsync();

        Assert.Contains("No open incidents", await widget.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(open.Errors);
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(400)]
    public async Task Five_hundred_rows_are_all_there_below_a_head_that_stays_and_inside_the_widget(int width)
    {
        await using var stack = await system.StartAsync();
        stack.AppendLog(
            "/ecs/roleferry-api",
            "api-1",
            Enumerable
                .Range(0, 500)
                .Select(n =>
                    $$"""{"level":"ERROR","service":"api","message":"The importer of {{Word(n)}} could not read its file"}"""
                )
        );
        await stack.LogsDeliveredAsync();

        await using var open = await browser.OpenAsync(width);
        var drawn = await stack.InvokeAsync(
            "DashboardWidgets",
            new JsonObject
            {
                ["widget"] = "error-groups",
                ["limit"] = 500,
                ["widgetContext"] = new JsonObject { ["width"] = width - 16, ["height"] = 300 },
            }.ToJsonString()
        );
        Assert.True(drawn.IsSuccess, drawn.Text);
        await open.Page.SetContentAsync(
            $"<!doctype html><html lang=en><title>500 rows</title><main><h1>500 "
                + $"rows</h1>{(string?)JsonNode.Parse(drawn.Text)}</main>"
        );

        Assert.Equal(500, await open.Page.Locator("tbody tr").CountAsync());
        var frame = (await open.Page.Locator(".frame").BoundingBoxAsync())!;
        Assert.InRange(frame.Height, 100, 300);
        await open.Page.Locator("tbody tr").Last.ScrollIntoViewIfNeededAsync();
        Assert.InRange((await open.Page.Locator("thead th").First.BoundingBoxAsync())!.Y - frame.Y, -1, 1);
        await AssertSoundAsync(open);
    }

    [Fact]
    public async Task Pictures_are_taken_as_the_documentation_has_them_into_ROLEFERRY_SCREENSHOTS_where_that_is_set()
    {
        var asked = Environment.GetEnvironmentVariable("ROLEFERRY_SCREENSHOTS");
        var folder = asked is { Length: > 0 } ? asked : Directory.CreateTempSubdirectory().FullName;
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (
                var page in (string[])
                    [
                        "dashboards/overview",
                        "dashboards/enrichment",
                        "dashboards/deliverability",
                        $"incidents/{filled.Incident}",
                    ]
            )
            {
                var name = page.StartsWith("incidents/", StringComparison.Ordinal) ? "incident" : page.Split('/')[1];
                await using var open = await OpenAsync(filled.Stack, page, 1400, scheme);
                var picture = await open.Page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(folder, scheme == ColorScheme.Dark ? $"{name}-dark.png" : $"{name}.png"),
                        FullPage = true,
                    }
                );
                Assert.InRange(picture.Length, 30_000, 1_000_000);
            }
        }
    }

    private async Task<OpenPage> OpenAsync(LocalStack stack, string page, int width, ColorScheme scheme)
    {
        var open = await browser.OpenAsync(width, scheme);
        await open.Page.GotoAsync($"{stack.Endpoint}{page}");

        // The page says in a cookie how wide it is and which colours are liked, and is drawn anew for these.
        await open.Page.WaitForFunctionAsync(
            "() => !document.querySelector('.board') || document.cookie.includes('board=' + "
                + "document.querySelector('.board').dataset.board)"
        );
        return open;
    }

    private static async Task AssertSoundAsync(OpenPage open)
    {
        var barriers = await open.BarriersAsync();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        Assert.Equal(0, await open.OverflowAsync());
        Assert.Empty(open.Errors);
    }

    /// <summary>
    /// A word of letters alone, since numbers are taken for what differs between two errors of one group.
    /// </summary>
    private static string Word(int n) =>
        string.Concat("qwertzuiop"[n / 100], "asdfghjklm"[n / 10 % 10], "yxcvbnaeio"[n % 10], "land");
}
