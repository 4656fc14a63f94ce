using System.CommandLine;
using System.Globalization;
using Amazon.DynamoDBv2;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Adapters.Logs;
using RoleFerry.Cli.Display;
using RoleFerry.Core;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Traces;
using Spectre.Console;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry errors</c>: the error groups, and a person's word on them.</summary>
internal sealed class ErrorsCommand(TextWriter errors, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Option<string?> _table = new("--table")
    {
        Description = "The stack's output TableName. Else TABLE_NAME of the environment.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME"),
        Recursive = true,
    };

    private readonly Option<int> _limit = new("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 50 };

    private DateTimeOffset GiveUpAt => time.GetUtcNow() + Patience;

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time)
    {
        var it = new ErrorsCommand(errors, time);
        var command = new Command("errors", "List error groups, those seen last first.")
        {
            it._table, it._limit,
            it.Show(output),
            it.Word(output, "resolve", GroupStatus.Resolved, "Call a group resolved: it is heard when it is seen again."),
            it.Word(output, "mute", GroupStatus.Muted, "Mute a group: it is counted and not heard."),
            it.Word(output, "unmute", GroupStatus.Ongoing, "Hear a group again when it spikes or is resolved and comes back."),
        };
        Output.Action(command, output, (line, to) => it.With(line, store =>
        {
            to.Write(store.ListAsync(line.GetValue(it._limit), it.GiveUpAt, CancellationToken.None).GetAwaiter().GetResult(), WriteList);
            return 0;
        }));
        return command;
    }

    private Command Show(TextWriter output)
    {
        var name = Fingerprint();
        var command = new Command("show", "Tell all that is known of one group.") { name };
        Output.Action(command, output, (line, to) => With(line, store => Find(line.GetValue(name)!, fingerprint =>
        {
            if (store.FindAsync(fingerprint, GiveUpAt, CancellationToken.None).GetAwaiter().GetResult() is not { } group)
                return Missing(fingerprint.ToString());
            var now = time.GetUtcNow();
            var hours = store.HoursAsync(fingerprint, now.AddHours(-24), now, GiveUpAt, CancellationToken.None).GetAwaiter().GetResult();
            string trace = group.TraceId.Length == 0 ? ""
                : Waterfall.Draw(store.TraceAsync(group.TraceId, GiveUpAt, CancellationToken.None).GetAwaiter().GetResult());
            to.Write(new { Group = group, Hours = hours, Trace = trace }, (shown, console) =>
            {
                Line(console, $"{shown.Group.Fingerprint}  {shown.Group.Group.Status}  {shown.Group.Level} {shown.Group.Severity}");
                Line(console, shown.Group.Template);
                Line(console, $"Seen {shown.Group.Total} times, first {Words.Time(shown.Group.Group.FirstSeen)}, last {Words.Time(shown.Group.Group.LastSeen)}.");
                Line(console, $"Services: {string.Join(", ", shown.Group.Services)}. Versions: {string.Join(", ", shown.Group.Versions)}.");
                Line(console, $"Logged in {shown.Group.LogGroup}, {shown.Group.LogStream}.{(shown.Group.TraceId.Length > 0 ? " Trace " + shown.Group.TraceId + "." : "")}");
                foreach (var hour in shown.Hours) Line(console, $"  {Words.Time(hour.Hour)}  {hour.Count}");
                Line(console, shown.Group.Sample);
                if (shown.Trace.Length > 0) Line(console, shown.Trace);
            });
            return 0;
        })));
        return command;
    }

    private Command Word(TextWriter output, string word, GroupStatus status, string description)
    {
        var name = Fingerprint();
        var command = new Command(word, description) { name };
        Output.Action(command, output, (line, to) => With(line, store => Find(line.GetValue(name)!, fingerprint =>
        {
            if (store.FindAsync(fingerprint, GiveUpAt, CancellationToken.None).GetAwaiter().GetResult() is null)
                return Missing(fingerprint.ToString());
            var quiet = TimeSpan.FromMinutes(EmbeddedLogRules.Value.Signals.QuietMinutes);
            var ended = store.SetStatusAsync(fingerprint, status, quiet, time.GetUtcNow(), GiveUpAt, CancellationToken.None).GetAwaiter().GetResult();
            to.Write(new { Fingerprint = fingerprint.ToString(), Status = status, EndsAlarm = ended is not null }, (done, console) =>
                Line(console, $"{done.Fingerprint} is {done.Status}.{(done.EndsAlarm ? " Its alarm ends within a minute." : "")}"));
            return 0;
        })));
        return command;
    }

    private int With(ParseResult line, Func<ErrorGroupStore, int> work)
    {
        if (line.GetValue(_table) is not { Length: > 0 } table)
        {
            errors.WriteLine("Which table? Give --table, or TABLE_NAME in the environment.");
            return 1;
        }

        try
        {
            using var client = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
            return work(new ErrorGroupStore(new TableCalls(client, new TableSettings(table), time)));
        }
        catch (StoreUnavailableException e)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private int Find(string text, Func<ErrorFingerprint, int> work) =>
        ErrorFingerprint.TryParse(text, out var fingerprint) ? work(fingerprint) : Missing(text);

    private int Missing(string text)
    {
        errors.WriteLine($"There is no error group {text}. `roleferry errors` lists those that there are.");
        return 1;
    }

    private static void WriteList(IReadOnlyList<StoredGroup> groups, IAnsiConsole console)
    {
        if (groups.Count == 0)
        {
            Line(console, "No error has been seen.");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("group", "status", "level", "service", "count", "last seen", "error");
        foreach (var group in groups)
        {
            table.AddRow(
                new Text(group.Fingerprint), new Text(group.Group.Status.ToString()), new Text(group.Level), new Text(group.Service),
                new Text(group.Total.ToString(CultureInfo.InvariantCulture)), new Text(Words.Time(group.Group.LastSeen)), new Text(group.Template));
        }

        console.Write(table);
    }

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(text);

    private static Argument<string> Fingerprint() => new("FINGERPRINT") { Description = "The group's name, as `roleferry errors` shows it." };
}
