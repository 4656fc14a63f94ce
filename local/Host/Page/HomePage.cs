using RoleFerry.Local.Page.Incidents;

namespace RoleFerry.Local.Page;

/// <summary>Everything at a glance.</summary>
internal sealed class HomePage(LocalStack stack, IIncidentReader incidents, TimeProvider time)
{
    public async Task<IResult> ShowAsync(CancellationToken cancellation)
    {
        stack.Functions.CollectLogs();
        var now = time.GetUtcNow();
        var list = await incidents.ListAsync(cancellation);
        var open = list.Count(i => i.Status != "Resolved");
        var set = stack.Queues.Queues.Sum(q => q.Messages.Count);
        return Layout.Page(
            "RoleFerry on this machine",
            Html.Of(
                $"""
                <h1 class="unseen">RoleFerry on this machine</h1>
                <section id="glance" class="glance">
                  {Tile(open, open == 1 ? "open incident" : "open incidents", open > 0 ? "warn" : "", "#incidents")}
                  {Tile(stack.PagerDuty.Incidents.Count, "paged", "", "#deliveries")}
                  {Tile(stack.Slack.Messages.Count, "Slack messages", "", "#deliveries")}
                  {Tile(stack.Mails.Count, "mails", "", "#deliveries")}
                  {Tile(set, "set aside", set > 0 ? "bad" : "", "#failures")}
                  {Tile(
                    stack.Faults.Current.Count,
                    "switched to fail",
                    stack.Faults.Current.Count > 0 ? "bad" : "",
                    "#switches"
                )}
                </section>
                <section id="incidents"><h2>Incidents</h2>{IncidentsView.List(list, now)}</section>
                <section id="deliveries"><h2>What people got</h2>{new DeliveriesView(stack).All(now)}</section>
                <section id="functions"><h2>Functions</h2>{FunctionsView.Functions(
                    stack.Functions,
                    now
                )}{CallsView.Calls(stack.Calls)}</section>
                <section id="failures"><h2>Failure queue</h2>{QueuesView.Queues(stack.Queues, now)}</section>
                <section id="switches"><h2>Make something fail</h2>{SwitchesView.Switches(stack.Faults)}</section>
                """
            )
        );
    }

    private static Html Tile(int number, string text, string mood, string target) =>
        Html.Of($"""<a class="{mood}" href="{target}"><b>{number}</b><span>{text}</span></a>""");
}
