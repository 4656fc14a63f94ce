using RoleFerry.Cli.Display;
using Spectre.Console;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>Log groups and their subscriptions for people: a line a group.</summary>
internal static class ConnectionDisplay
{
    public static void WriteDisconnected(ConnectionReport report, IAnsiConsole console)
    {
        WriteLines(report.Groups, console);
        if (report.Groups.IsEmpty)
            console.WriteLine($"No log group is connected to {report.Stack}.");
    }

    public static void Write(ConnectionReport report, IAnsiConsole console)
    {
        WriteLines(report.Groups, console);
        var listed = report.Groups.Where(g => !IsLeaving(g.State)).ToArray();
        var connected = listed.Count(g => g.State is ConnectionState.Connected or ConnectionState.ConnectedNow);
        console.WriteLine(
            listed.Length == 0
                ? $"logs.yaml lists no log group: {report.Stack} reads none."
                : $"{connected} of {listed.Length} log groups are connected to {report.Stack}."
        );
        if (listed.Any(g => g.State == ConnectionState.Missing))
            console.WriteLine("Run this again once the missing ones exist. No deployment is needed.");
        if (listed.Any(g => g.State == ConnectionState.Full || g.Archive == ArchiveState.NoRoom))
            console.WriteLine(
                "A log group accepts two subscriptions. docs/logs.md explains what to do when both are taken."
            );
    }

    public static void WriteLines(IEnumerable<GroupReport> groups, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("group", "state", "more");
        foreach (var group in groups)
            table.AddRow(new Text(group.Group), new Text(Say(group.State)), new Text(More(group)));
        if (table.Rows.Count > 0)
            console.Write(table);
    }

    private static string More(GroupReport group) =>
        TerminalText.Line(
            string.Join("; ", new[] { group.Detail, Say(group.Archive), SayRetention(group) }.Where(t => t.Length > 0))
        );

    private static bool IsLeaving(ConnectionState state) =>
        state is ConnectionState.ToDisconnect or ConnectionState.Disconnected;

    private static string Say(ConnectionState state) =>
        state switch
        {
            ConnectionState.Connected => "connected",
            ConnectionState.ToConnect => "not connected",
            ConnectionState.ConnectedNow => "connected now",
            ConnectionState.Missing => "missing",
            ConnectionState.Full => "full",
            ConnectionState.Refused => "refused",
            ConnectionState.Unsupported => "not possible",
            ConnectionState.ToDisconnect => "still connected",
            ConnectionState.Disconnected => "disconnected",
            _ => "failed",
        };

    private static string Say(ArchiveState state) =>
        state switch
        {
            ArchiveState.NotWanted => "",
            ArchiveState.Archived => "archived",
            ArchiveState.ToArchive or ArchiveState.NoRoom => "not archived",
            ArchiveState.ArchivedNow => "archived now",
            ArchiveState.ToStop => "still archived",
            _ => "no longer archived",
        };

    private static string SayRetention(GroupReport group)
    {
        var (days, was) = (Retention.Say(group.RetentionDays), Retention.Say(group.RetentionWas));
        var isShorter = group.RetentionDays < (group.RetentionWas ?? int.MaxValue);
        var loss = isShorter ? ": changing that deletes older events" : "";
        return group.Retention switch
        {
            RetentionState.NotAsked => "",
            RetentionState.Kept => $"kept {days}, which logs.yaml leaves alone",
            RetentionState.AsListed => $"kept {days}",
            RetentionState.ToSet => $"kept {was}, not {days}{loss}",
            _ => $"kept {days} from now on (was: {was})",
        };
    }
}
