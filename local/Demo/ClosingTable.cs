using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using Spectre.Console;

namespace RoleFerry.Demo;

/// <summary>What was sent to whom, and why: read from the table, as any page can be explained later.</summary>
internal sealed class ClosingTable(DemoHouse house)
{
    public async Task ShowAsync()
    {
        house.Narrator.Chapter("What was sent to whom, and why");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("To", "Message", "Became", "Why");
        foreach (var id in house.Story)
            await AddAsync(table, id);
        house.Narrator.Console.Write(table);
    }

    private async Task AddAsync(Table table, string id)
    {
        var view = await house.Incidents.FindAsync(id, Deadline.Never);
        table.AddEmptyRow();
        table.AddRow(
            $"[bold]{id}[/]",
            $"[bold]{view!.Incident.Severity}[/]",
            Markup.Escape(view.Incident.Status.ToString()),
            Markup.Escape(view.Incident.Title)
        );
        foreach (var entry in await house.Outbox.OfIncidentAsync(id, Deadline.Never))
        {
            table.AddRow(
                Markup.Escape(entry.Notification.Channel),
                entry.Notification.Kind.ToString().ToLowerInvariant(),
                Became(entry),
                entry.Notification.Reason.Code.ToString()
            );
        }
    }

    private static string Became(OutboxEntry entry) =>
        entry.State switch
        {
            OutboxState.Sent when entry.Attempts > 1 => $"[green]sent[/] at attempt {entry.Attempts}",
            OutboxState.Sent => "[green]sent[/]",
            OutboxState.HandedOver => "[yellow]handed over[/]",
            OutboxState.Pending => "waits",
            var other => $"[red]{other.ToString().ToLowerInvariant()}[/]",
        };
}
