using Microsoft.Playwright;
using RoleFerry.Functions.Tests.EndToEnd;
using RoleFerry.Local;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>The dashboards in a real browser, their widgets drawn by the binary that ships.</summary>
public class DashboardTests(PublishedSystem system, Browser browser)
{
    [Theory]
    [InlineData("overview", ColorScheme.Light)]
    [InlineData("overview", ColorScheme.Dark)]
    [InlineData("enrichment", ColorScheme.Light)]
    [InlineData("deliverability", ColorScheme.Dark)]
    public async Task Every_widget_is_drawn_without_an_error_and_within_the_page(string dashboard, ColorScheme scheme)
    {
        await using var stack = await system.StartAsync();
        await FillAsync(stack);
        foreach (var width in (int[])[1400, 400])
        {
            await using var open = await browser.OpenAsync(width, scheme);
            await open.Page.GotoAsync($"{stack.Endpoint}dashboards/{dashboard}{(scheme == ColorScheme.Dark ? "?theme=dark" : "")}");

            var widgets = await open.Page.Locator(".widget").AllAsync();
            Assert.True(widgets.Count >= 8, $"{widgets.Count} widgets");
            foreach (var widget in widgets)
            {
                var text = await widget.InnerTextAsync();
                Assert.DoesNotContain("Cannot be drawn", text, StringComparison.Ordinal);
                Assert.DoesNotContain("The function failed", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Not known at the moment", text, StringComparison.Ordinal);
                Assert.DoesNotContain("There is no widget", text, StringComparison.Ordinal);
            }

            Assert.Equal(0, await open.OverflowAsync());
            Assert.Empty(open.Errors);
            Assert.Empty(await open.BarriersAsync());
        }
    }

    [Fact]
    public async Task A_button_on_the_dashboard_acknowledges_the_incident_under_the_readers_name_and_tells_Slack()
    {
        await using var stack = await system.StartAsync();
        stack.Slack.LimitsRate = false;
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0));
        await using var open = await browser.OpenAsync();
        await open.Page.GotoAsync($"{stack.Endpoint}dashboards/overview");

        var table = open.Page.GetByRole(AriaRole.Region, new() { Name = "Active alerts" }).First;
        await open.Page.Locator("select[name=who]").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var who = await open.Page.Locator("select[name=who]").First.InputValueAsync();
        await table.GetByText("Acknowledge").First.ClickAsync();
        await open.Page.Locator(".said").First.WaitForAsync();

        Assert.Contains(who, await open.Page.GetByRole(AriaRole.Region, new() { Name = "Active alerts" }).First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("acknowledged", Assert.Single(stack.Slack.Messages, m => m.ThreadTs is null).Text, StringComparison.Ordinal);
        Assert.Empty(open.Errors);
    }

    private static async Task FillAsync(LocalStack stack)
    {
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0));
        var now = DateTimeOffset.UtcNow;
        for (var minute = 0; minute < 120; minute++)
        {
            var at = now.AddMinutes(-minute);
            foreach (var service in (string[])["api", "workers"])
                stack.Metrics.Put(MetricName.Of("AWS/ECS", "CPUUtilization", [("ClusterName", "roleferry-prod"), ("ServiceName", service)]), at, 20 + (minute % 60));
            stack.Metrics.Put(MetricName.Of("AWS/ApplicationELB", "RequestCount", [("LoadBalancer", "app/local/1")]), at, 6_000);
            stack.Metrics.Put(MetricName.Of("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", [("LoadBalancer", "app/local/1")]), at, minute % 7);
            stack.Metrics.Put(MetricName.Of("AWS/ApplicationELB", "TargetResponseTime", [("LoadBalancer", "app/local/1")]), at, 0.2 + (minute % 5 / 10d));
        }
    }
}
