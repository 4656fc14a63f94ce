using RoleFerry.Local.Dashboards;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Local.Tests.Dashboards;

public class RepositoryDashboardTests
{
    private const string Namespace = "RoleFerry/dev";
    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1:3001"));
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_metric_of_the_dashboards_can_be_drawn()
    {
        var store = new MetricStore();

        foreach (var widget in Dashboards().SelectMany(d => d.Widgets).Where(w => w.Type == "metric"))
            Assert.DoesNotContain("Cannot be drawn", Drawn(store, widget), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_finds_what_lies_below_the_environments_name_and_no_other_environments()
    {
        var store = new MetricStore();
        store.Put(
            MetricName.Of(Namespace, "email_sends_by_mailbox", [("mailbox", "mailbox-1")]),
            Now.AddMinutes(-90),
            7
        );
        store.Put(
            MetricName.Of("RoleFerry/prod", "email_sends_by_mailbox", [("mailbox", "mailbox-9")]),
            Now.AddMinutes(-90),
            7
        );
        var searching = Dashboards()
            .SelectMany(d => d.Widgets)
            .Single(w => w.Properties.ToJsonString().Contains("SEARCH", StringComparison.Ordinal));

        var drawn = Drawn(store, searching);

        Assert.Contains("mailbox-1", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("mailbox-9", drawn, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Dashboard> Dashboards() =>
        DashboardFile.Read(Path.Combine(RepositoryRoot.Find(), "monitoring", "dashboards.yaml"), Account, Namespace);

    private static string Drawn(MetricStore store, Widget widget) =>
        new MetricWidget(store, widget, (600, 300), Now.AddHours(-6), Now).Draw().ToString();
}
