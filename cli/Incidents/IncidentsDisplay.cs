using System.Collections.Immutable;
using RoleFerry.Cli.Display;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Incidents;

/// <summary>Shows a list of incidents to people.</summary>
internal static class IncidentsDisplay
{
    public static void Write(ImmutableArray<ListedIncident> incidents, IAnsiConsole console, DateTimeOffset now)
    {
        if (incidents.IsEmpty)
        {
            console.WriteLine("No incident.");
            return;
        }

        var table = new Table().Border(TableBorder.None);
        foreach (var name in new[] { "incident", "sev", "status", "opened", "lasted", "service" })
            table.AddColumn(new TableColumn(name).NoWrap());
        table.AddColumn("title");
        foreach (var i in incidents)
        {
            table.AddRow(
                new Text(i.Id, Style.Plain),
                new Text(i.Severity.ToString(), Colour(i.Severity)),
                new Text(
                    Status(i),
                    i.Status == IncidentStatus.Open ? new Style(decoration: Decoration.Bold) : Style.Plain
                ),
                new Text(Words.Time(i.OpenedAt)),
                new Text(Words.Duration((i.ResolvedAt ?? now) - i.BeganAt)),
                new Text(TerminalText.Line(i.Service)),
                new Text(TerminalText.Line(i.Title))
            );
        }

        console.Write(table);
    }

    /// <summary>The word says it too: nothing is told by colour alone.</summary>
    public static Style Colour(Severity severity) =>
        severity switch
        {
            Severity.P0 => new Style(Color.Red, decoration: Decoration.Bold),
            Severity.P1 => new Style(Color.Yellow),
            _ => Style.Plain,
        };

    private static string Status(ListedIncident i) =>
        i.Status.ToString().ToLowerInvariant() + (i.Reopened > 0 ? ", reopened" : "");
}
