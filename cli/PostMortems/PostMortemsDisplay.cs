using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Incidents;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.PostMortems;

/// <summary>Shows post-mortems that somebody has to do something about.</summary>
internal static class PostMortemsDisplay
{
    private static readonly Style Late = new(Color.Red, decoration: Decoration.Bold);

    public static void Write(ImmutableArray<ListedPostMortem> list, IAnsiConsole console)
    {
        if (list.IsEmpty)
        {
            console.WriteLine("Nothing to do.");
            return;
        }

        var table = new Table().Border(TableBorder.None);
        foreach (var name in new[] { "incident", "sev", "state", "due by", "service" })
            table.AddColumn(new TableColumn(name).NoWrap());
        table.AddColumn("title and action items");
        foreach (var it in list)
        {
            table.AddRow(
                new Text(it.IncidentId),
                new Text(it.Severity.ToString(), IncidentsDisplay.Colour(it.Severity)),
                new Text(
                    it.State.ToString().ToLowerInvariant(),
                    it.State == PostMortemState.Overdue ? Late : Style.Plain
                ),
                new Text(Words.Time(it.DueBy)),
                new Text(TerminalText.Line(it.Service)),
                new Text(TerminalText.Line(it.Title))
            );
            foreach (var action in it.ToDo)
            {
                var text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(action.IsLate ? "late: " : "")}{action.Number}. {action.What}"
                );
                table.AddRow(
                    Text.Empty,
                    Text.Empty,
                    Text.Empty,
                    Text.Empty,
                    Text.Empty,
                    new Text(TerminalText.Line(text), action.IsLate ? Late : Style.Plain)
                );
            }
        }

        console.Write(table);
    }
}
