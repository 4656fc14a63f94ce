using System.CommandLine;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using Spectre.Console;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry errors</c>: the error groups, and a person's word on them.</summary>
internal sealed class ErrorsCommand(TextWriter errors, TimeProvider time, StackAccess stack)
{
    private readonly TableAccess _table = new(stack, errors, time);
    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How many at most.",
        DefaultValueFactory = _ => 50,
    };

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new ErrorsCommand(errors, time, stack);
        var command = new Command(
            "errors",
            "List error groups, those seen last first. See also `roleferry logs unread`."
        )
        {
            it._table.Option,
            it._limit,
            it.Show(output),
            it.Word(
                output,
                "resolve",
                GroupStatus.Resolved,
                "Mark a group as resolved. It raises a signal when it is seen again."
            ),
            it.Word(output, "mute", GroupStatus.Muted, "Mute a group. It is counted, but raises no signals."),
            it.Word(
                output,
                "unmute",
                GroupStatus.Ongoing,
                "Unmute a group. It raises signals again when it spikes, or comes back after it was resolved."
            ),
        };
        Output.Action(command, output, (line, to, cancellation) => it._table.WithAsync(line, async calls =>
            {
                to.Write(
                    await new ErrorGroupStore(calls).ListAsync(
                        line.GetValue(it._limit),
                        it._table.Deadline(cancellation)
                    ),
                    GroupDisplay.WriteList
                );
                return 0;
            }));
        return command;
    }

    private Command Show(TextWriter output)
    {
        var name = Fingerprint();
        var command = new Command("show", "Show one group: counts, versions, a sample, and the request that failed.")
        {
            name,
        };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                if (!ErrorFingerprint.TryParse(line.GetValue(name), out var fingerprint))
                    return Missing(line.GetValue(name)!);
                var store = new ErrorGroupStore(calls);
                fingerprint = await store.GroupOfAsync(fingerprint, _table.Deadline(cancellation));
                if (await store.EvidenceAsync(fingerprint, _table.Deadline(cancellation)) is not { } evidence)
                    return Missing(fingerprint.ToString());
                var now = time.GetUtcNow();
                var hours = await store.HoursAsync(fingerprint, now.AddHours(-24), now, _table.Deadline(cancellation));
                var incident = await new IncidentStore(calls).OfAlarmAsync(
                    GroupSignal.KeyOf(fingerprint),
                    _table.Deadline(cancellation)
                );
                to.Write(
                    new
                    {
                        evidence.Group,
                        Incident = incident,
                        Hours = hours,
                        evidence.Spans,
                        evidence.Waterfall,
                    },
                    (shown, console) =>
                        GroupDisplay.Write(shown.Group, shown.Incident, shown.Hours, shown.Waterfall, console)
                );
                return 0;
            }));
        return command;
    }

    private Command Word(TextWriter output, string word, GroupStatus status, string description)
    {
        var name = Fingerprint();
        var command = new Command(word, description) { name };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                var store = new ErrorGroupStore(calls);
                if (!ErrorFingerprint.TryParse(line.GetValue(name), out var fingerprint))
                    return Missing(line.GetValue(name)!);
                fingerprint = await store.GroupOfAsync(fingerprint, _table.Deadline(cancellation));
                if (await store.FindAsync(fingerprint, _table.Deadline(cancellation)) is null)
                    return Missing(line.GetValue(name)!);
                var quiet = TimeSpan.FromMinutes(EmbeddedLogRules.Value.Signals.QuietMinutes);
                var ended = await store.SetStatusAsync(
                    fingerprint,
                    status,
                    quiet,
                    time.GetUtcNow(),
                    _table.Deadline(cancellation)
                );
                to.Write(
                    new
                    {
                        Fingerprint = fingerprint.ToString(),
                        Status = status,
                        EndsAlarm = ended is not null,
                    },
                    (done, console) =>
                        console.WriteLine(
                            $"{done.Fingerprint} is "
                                + $"{done.Status}.{(done.EndsAlarm ? " Its alarm ends within a minute." : "")}"
                        )
                );
                return 0;
            }));
        return command;
    }

    private int Missing(string text)
    {
        errors.WriteLine($"There is no error group {text}. Run `roleferry errors` to list them.");
        return 1;
    }

    private static Argument<string> Fingerprint() =>
        new("FINGERPRINT") { Description = "The group's name, as `roleferry errors` shows it." };
}
