using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.RoundTrips;
using RoleFerry.Adapters.Widgets;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Tests.Widgets;

public partial class WidgetTests(DynamoDbLocalFixture dynamo)
{
    public static TheoryData<string> Names =>
        [
            "active-alerts",
            "alert-history",
            "error-groups",
            "heat-map",
            "histogram",
            "mailbox-status",
            "on-call",
            "post-mortems",
            "report",
            "rollup-trend",
            "slo",
            "trace",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_widget_is_readable_where_there_is_nothing_to_show(string name)
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);

        var html = await house.DrawAsync(
            new
            {
                widget = name,
                metric = "reply_rate",
                metrics = new[] { "CPUUtilization" },
                services = new[] { "api" },
            }
        );

        AssertSound(html);
        Assert.DoesNotContain("Not available at the moment", html, StringComparison.Ordinal);
        Assert.True(Text(html).Length > 10, html);
    }

    [Fact]
    public async Task An_item_that_a_widget_cannot_read_is_counted_and_the_others_are_drawn()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        var broken = (await house.AlarmAsync(0, "broken")).IncidentId!;
        await house.AlarmAsync(0, "whole");
        var item = (await house.ItemsAsync())[$"INC#{broken} / STATE"];
        item["signal"] = new() { S = "{}" };
        await house.PutAsync(item);

        var html = await house.DrawAsync(new { widget = "active-alerts" });

        Assert.Contains("whole", html, StringComparison.Ordinal);
        var entry = Assert.Single(await house.Get<QuarantineStore>().ListAsync(Deadline.Never));
        Assert.Equal(($"INC#{broken}", "STATE"), (entry.Pk, entry.Sk));
    }

    [Fact]
    public async Task Every_widget_of_the_dashboards_exists()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        var file = await File.ReadAllTextAsync(
            Path.Combine(Repository(), "monitoring", "dashboards.yaml"),
            TestContext.Current.CancellationToken
        );
        var named = WidgetName().Matches(file).Select(m => m.Groups[1].Value).Distinct().ToArray();

        Assert.True(named.Length >= 10, string.Join(' ', named));
        foreach (var name in named)
            Assert.DoesNotContain(
                "There is no widget",
                await house.DrawAsync(new { widget = name }),
                StringComparison.Ordinal
            );
        Assert.Equal(Names.Select(n => (string)n.Data!).Order(), named.Order());
    }

    [Fact]
    public async Task Active_alerts_come_the_worst_first_and_a_button_takes_one_and_tells_Slack()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, "disk-full", "P3");
        var worst = await house.AlarmAsync(1, "api-down", "P0");

        var before = await house.DrawAsync(new { widget = "active-alerts" });
        Assert.True(
            before.IndexOf("api-down", StringComparison.Ordinal) < before.IndexOf("disk-full", StringComparison.Ordinal)
        );
        Assert.Contains("nobody yet", before, StringComparison.Ordinal);

        var button = XElement.Parse($"<div>{before}</div>").Descendants("cwdb-action").First();
        Assert.Equal(
            (WidgetHouse.Arn, "call"),
            (button.Attribute("endpoint")!.Value, button.Attribute("action")!.Value)
        );
        var pressed = JsonNode.Parse(button.Value)!.AsObject();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = await house.PressAsync(pressed, "Maya Okafor");

        Assert.Contains("Maya Okafor", after, StringComparison.Ordinal);
        AssertSound(after);
        Assert.Equal(
            (IncidentStatus.Acknowledged, "Maya Okafor"),
            (await house.IncidentAsync(worst.IncidentId!)).Incident is var i ? (i.Status, i.AcknowledgedBy) : default
        );
        var again = await house.PressAsync(pressed, "Jonas Lind");
        Assert.Contains("Maya Okafor already acknowledged it", again, StringComparison.Ordinal);
        Assert.Single((await house.ItemsAsync()).Keys, k => k.Contains("#Acknowledged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_alarm_stays_text()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        const string name = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        await house.AlarmAsync(0, name, "P1");

        foreach (var widget in (string[])["active-alerts", "alert-history"])
        {
            var html = await house.DrawAsync(new { widget });
            AssertSound(html);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Errors_that_nobody_could_read_stand_above_those_that_were_until_they_are_muted()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        await PutAsync(1, "", "ERROR:app:it broke", GroupStatus.Ongoing);
        Assert.DoesNotContain(
            "Unread",
            await house.DrawAsync(new { widget = "error-groups" }),
            StringComparison.Ordinal
        );
        for (int n = 2; n < 9; n++)
            await PutAsync(n, $"<b>{n}</b> ERROR a", "<i>5</i> ERROR no mail", GroupStatus.New);
        await PutAsync(9, "A 0 ERROR a", "M 5 ERROR no mail", GroupStatus.Muted);

        var html = await house.DrawAsync(new { widget = "error-groups" });

        AssertSound(html);
        var text = Text(html);
        Assert.Contains("2 more layouts are not shown.", text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;2&lt;/b&gt; ERROR a", html, StringComparison.Ordinal);
        Assert.DoesNotContain("A 0 ERROR a", text, StringComparison.Ordinal);
        Assert.True(
            text.IndexOf("Unread errors", StringComparison.Ordinal)
                < text.IndexOf("what they have in common 1", StringComparison.Ordinal),
            text
        );
        Assert.DoesNotContain(
            "Unread",
            await house.DrawAsync(new { widget = "error-groups", service = "workers" }),
            StringComparison.Ordinal
        );

        Task PutAsync(int n, string layout, string sample, GroupStatus status)
        {
            var tally = new GroupTally
            {
                Fingerprint = new ErrorFingerprint((ulong)n),
                Unread = layout.Length > 0 ? new UnreadGroup("/ecs/orders", layout) : null,
                Template = $"what they have in common {n}",
                Sample = sample,
            };
            tally.Add(house.Clock.Now.AddMinutes(-n), Level.Error, "orders");
            var after = new ErrorGroup(status, tally.First, tally.Last, null, null);
            var item = AppliedUpdate.Of(
                ErrorGroupItem.Write(
                    new GroupChange(tally, null, after, GroupTrigger.New, null),
                    LogRules.None.Signals,
                    "/ecs/orders",
                    "1"
                )
            );
            return house.PutAsync(item);
        }
    }

    [Fact]
    public async Task Five_hundred_alerts_are_cut_to_what_can_be_read_and_the_rest_is_counted()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        for (var n = 0; n < 120; n++)
            await house.AlarmAsync(n / 60d, $"alarm-{n}", "P3");

        var html = await house.DrawAsync(new { widget = "active-alerts" });

        AssertSound(html);
        Assert.Contains("20 more open incidents", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_heat_map_asks_CloudWatch_for_each_service_and_says_what_it_was_told()
    {
        JsonObject? asked = null;
        using var house = await WidgetHouse.OpenAsync(dynamo, body =>
        {
            asked = body;
            var start = (long)body["StartTime"]!;
            return $$"""{"MetricDataResults":[{"Id":"q0","Timestamps":[{{start}}],"Values":[71.5]},{"Id":"q1","Timestamps":[],"Values":[]}]}""";
        });

        var html = await house.DrawAsync(
            new
            {
                widget = "heat-map",
                @namespace = "AWS/ECS",
                metrics = new[] { "CPUUtilization" },
                cluster = "prod",
                services = new[] { "api", "workers" },
            }
        );

        AssertSound(html);
        Assert.Contains("71.5 %", html, StringComparison.Ordinal);
        var queries = asked!["MetricDataQueries"]!.AsArray();
        Assert.Equal(2, queries.Count);
        Assert.Equal("prod", (string)queries[0]!["MetricStat"]!["Metric"]!["Dimensions"]![0]!["Value"]!);
    }

    [Fact]
    public async Task What_CloudWatch_refuses_is_said_where_the_heat_map_would_be()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo, _ => "InvalidParameterValueException");

        var html = await house.DrawAsync(
            new
            {
                widget = "heat-map",
                metrics = new[] { "CPU" },
                services = new[] { "api" },
            }
        );

        Assert.Contains("CloudWatch answered 400: InvalidParameterValueException", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_down_is_said_in_the_widgets_place()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        house.Client.Dispose();

        Assert.Contains(
            "Not available at the moment",
            await house.DrawAsync(new { widget = "alert-history" }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_console_is_told_what_widgets_there_are()
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes("""{"describe":true}"""));

        var text = (string)(await house.Get<WidgetEndpoint>().AnswerAsync(input, WidgetHouse.Arn))["markdown"]!;

        Assert.All(Names, name => Assert.Contains($"**{name.Data}**", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("light", "#ffffff")]
    [InlineData("dark", "#0f1b2a")]
    public async Task It_has_the_dashboards_colours(string theme, string ground)
    {
        using var house = await WidgetHouse.OpenAsync(dynamo);

        Assert.Contains(
            $"--rf-ground:{ground}",
            await house.DrawAsync(new { widget = "on-call" }, theme),
            StringComparison.Ordinal
        );
    }

    private static void AssertSound(string html)
    {
        var root = XElement.Parse($"<div>{html}</div>");
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "iframe" or "use");
        Assert.DoesNotContain(root.Descendants().SelectMany(e => e.Attributes()), a =>
            a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        );
    }

    private static string Text(string html)
    {
        var root = XElement.Parse($"<div>{html}</div>");
        root.Descendants("style").Remove();
        return root.Value;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RoleFerry.Serverless.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("\"widget\": \"([a-z-]+)\"")]
    private static partial Regex WidgetName();
}
