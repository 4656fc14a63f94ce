using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.OnCall;

/// <summary><c>roleferry oncall</c>: who is on call, and who takes over.</summary>
internal sealed class OnCallCommand(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
{
    private const string Moments =
        "2026-12-24 18:00, tomorrow 9:00, in 2h, or 2026-12-24 for the hand-off hour of that day";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Option<string> _file = new("--file")
    {
        Description = $"The schedule. Default: this clone's {OnCallFile.Place.Source}.",
        HelpName = "FILE",
        DefaultValueFactory = _ => OnCallFile.Place.Nearest(),
        Recursive = true,
    };

    private readonly StackPart _table = StackPart.Table(
        "Where overrides are stored; without it, only the file is used"
    );

    private readonly Option<string?> _at = new("--at")
    {
        Description = $"The moment to look at, instead of now: {Moments}.",
        HelpName = "TIME",
    };

    private Deadline Deadline(CancellationToken cancellation) => new(time.GetUtcNow() + Patience, cancellation);

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new OnCallCommand(output, errors, time, stack);
        var command = new Command("oncall", "Show who is on call now, next, and for a month ahead.")
        {
            it._file,
            it._table.Option,
            it._at,
            it.Check(),
            it.Compile(),
            it.Override(),
            it.Overrides(),
            it.Calendar(),
        };
        Output.Action(command, output, (line, to, cancellation) => it.WithAsync(
                line,
                schedule =>
                {
                    var at = it.Moment(line.GetValue(it._at), schedule.Policy, time.GetUtcNow());
                    if (at is null)
                        return Task.FromResult(1);
                    to.Write(OnCallReport.Of(schedule, at.Value), OnCallDisplay.Write);
                    return Task.FromResult(0);
                },
                cancellation
            ));
        return command;
    }

    private Command Check()
    {
        var command = new Command(
            "check",
            "Check the schedule, and report every problem with line and column, including gaps and overlaps in "
                + "the next 13 weeks. Exit code 1 on errors."
        );
        Output.Action(command, output, (line, to) =>
        {
            var check = OnCallCheck.Of(line.GetValue(_file)!, time.GetUtcNow());
            to.Write(check, OnCallDisplay.Write);
            return check.Ok ? 0 : 1;
        });
        return command;
    }

    private Command Compile()
    {
        var command = new Command(
            "compile",
            $"Write {OnCallFile.Place.Compiled}, which the functions embed, next to the schedule."
        );
        Output.Action(command, output, (line, to) =>
        {
            var path = line.GetValue(_file)!;
            if (OnCallFile.Read(path).Policy is { } policy)
                File.WriteAllBytes(OnCallFile.Place.CompiledBeside(path), OnCallFile.Compile(policy));
            var check = OnCallCheck.Of(path, time.GetUtcNow());
            to.Write(check, OnCallDisplay.Write);
            return check.Version is null ? 1 : 0;
        });
        return command;
    }

    private Command Override()
    {
        var person = new Argument<string>("PERSON") { Description = "Who takes over, by id." };
        var from = new Option<string?>("--from")
        {
            Description = $"From when: {Moments}. Default: now.",
            HelpName = "TIME",
        };
        var until = new Option<string>("--until")
        {
            Description = "Until when.",
            HelpName = "TIME",
            Required = true,
        };
        var whom = new Option<string?>("--for")
        {
            Description = "Whom to replace: a person's id, or a level. Default: the first level.",
            HelpName = "PERSON",
        };
        var reason = new Option<string?>("--reason") { Description = "Why; shown in the schedule.", HelpName = "TEXT" };
        var by = new Option<string>("--by")
        {
            Description = "Who makes the change. Default: the user of this machine.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var command = new Command(
            "override",
            "Add an override. It takes effect within half a minute, without a deployment."
        )
        {
            person,
            from,
            until,
            whom,
            reason,
            by,
        };
        Output.Action(command, output, (line, to, cancellation) => WithStoreAsync(
                line,
                async (store, schedule) =>
                {
                    var policy = schedule.Policy;
                    var (begin, end) = (
                        Moment(line.GetValue(from), policy, time.GetUtcNow()),
                        Moment(line.GetValue(until), policy, default)
                    );
                    if (begin is null || end is null)
                        return 1;
                    var (who, forWhom) = (line.GetValue(person)!, line.GetValue(whom) ?? policy.Rotations[0].Name);
                    if (policy.Find(who) is null)
                        return Complain(
                            $"There is no person "
                                + $"`{who}`.{Suggestion.Sentence(who, [.. policy.People.Select(p => p.Id)])}"
                        );
                    if (policy.Find(forWhom) is null && !schedule.Levels.Contains(forWhom))
                    {
                        string[] known = [.. schedule.Levels, .. policy.People.Select(p => p.Id)];
                        return Complain(
                            $"`{forWhom}` is neither a person nor a level.{Suggestion.Sentence(forWhom, known)}"
                        );
                    }
                    if (end <= begin)
                        return Complain("--until has to be later than --from.");

                    var said = Core.OnCall.Override.Said(
                        who,
                        forWhom,
                        begin.Value,
                        end.Value,
                        line.GetValue(reason) ?? "",
                        line.GetValue(by)!,
                        time.GetUtcNow()
                    );
                    if (said.Flaw(policy.WhoMay().Rules.LongestOverride) is { } flaw)
                        return Complain(flaw);
                    await store.AddAsync(said, Deadline(cancellation));
                    to.Write(said, (o, console) =>
                        console.Write(
                            new Spectre.Console.Text(
                                $"{policy.Find(o.Person)!.Name} takes over for {o.For} from "
                                    + $"{OnCallDisplay.Moment(schedule.Local(o.From))} to "
                                    + $"{OnCallDisplay.Moment(schedule.Local(o.Until))} ({policy.Zone}): {o.Id}.\n"
                            )
                        )
                    );
                    return 0;
                },
                cancellation
            ));
        return command;
    }

    private Command Overrides()
    {
        var all = new Option<bool>("--all") { Description = "Include past ones." };
        var remove = new Option<string?>("--remove") { Description = "Remove this override.", HelpName = "ID" };
        var command = new Command("overrides", "List overrides, or remove one.") { all, remove };
        Output.Action(command, output, (line, to, cancellation) => WithStoreAsync(
                line,
                async (store, schedule) =>
                {
                    if (line.GetValue(remove) is { } id && !await store.RemoveAsync(id, Deadline(cancellation)))
                        return Complain(
                            $"There is no override {id}. `roleferry oncall overrides` lists them. Edit the file "
                                + $"to change what it contains."
                        );
                    var now = time.GetUtcNow();
                    var (_, said) = await store.LoadAsync(Deadline(cancellation));
                    Override[] shown =
                    [
                        .. schedule
                            .Policy.Overrides.Concat(said)
                            .Where(o => line.GetValue(all) || o.Until > now)
                            .OrderBy(o => o.From)
                            .Select(o => o with { From = schedule.Local(o.From), Until = schedule.Local(o.Until) }),
                    ];
                    to.Write(shown, (o, console) => OnCallDisplay.Write(o, console));
                    return 0;
                },
                cancellation
            ));
        return command;
    }

    private Command Calendar()
    {
        var person = new Option<string?>("--person") { Description = "Only their shifts.", HelpName = "PERSON" };
        var weeks = new Option<int>("--weeks") { Description = "How far ahead.", DefaultValueFactory = _ => 26 };
        var to = new Option<string?>("--to")
        {
            Description = "The file to write, for a web server or a bucket to serve. Default: standard output.",
            HelpName = "FILE",
        };
        var command = new Command(
            "ical",
            "Write the shifts as an iCalendar feed (RFC 5545), including the last four weeks."
        )
        {
            person,
            weeks,
            to,
        };
        command.SetAction(
            (line, cancellation) =>
                WithAsync(
                    line,
                    async schedule =>
                    {
                        var only = line.GetValue(person);
                        if (only is not null && schedule.Policy.Find(only) is null)
                        {
                            string[] ids = [.. schedule.Policy.People.Select(p => p.Id)];
                            return Complain($"There is no person `{only}`.{Suggestion.Sentence(only, ids)}");
                        }
                        var now = time.GetUtcNow();
                        var from = schedule.HandOverBefore(now.AddDays(-28));
                        ImmutableArray<Shift> shifts =
                        [
                            .. schedule
                                .Policy.Rotations.SelectMany(r =>
                                    schedule.Shifts(r.Name, from, now.AddDays(7 * line.GetValue(weeks)))
                                )
                                .Where(s => only is null || s.Duty.Person?.Id == only)
                                .OrderBy(s => s.From),
                        ];
                        var calendar = ICalendar.Write(
                            only is null ? "On call" : $"On call: {schedule.Policy.Find(only)!.Name}",
                            shifts,
                            now
                        );
                        if (line.GetValue(to) is { } path)
                            await File.WriteAllTextAsync(path, calendar, cancellation);
                        else
                            await output.WriteAsync(calendar);
                        return 0;
                    },
                    cancellation
                )
        );
        return command;
    }

    /// <summary>
    /// Works with the schedule: the file's, or the table's where that has a newer one, and the overrides that were
    /// said.
    /// </summary>
    private async Task<int> WithAsync(ParseResult line, Func<Schedule, Task<int>> work, CancellationToken cancellation)
    {
        if (await stack.FindAsync(line, [_table], cancellation) is not { } site)
            return 1;
        if (site.Find(_table, line) is { } table)
            return await WithStoreAsync(line, site, table, (_, schedule) => work(schedule), cancellation);
        return FromFile(line.GetValue(_file)!) is { } policy ? await work(new Schedule(policy)) : 1;
    }

    private async Task<int> WithStoreAsync(
        ParseResult line,
        Func<OnCallStore, Schedule, Task<int>> work,
        CancellationToken cancellation
    )
    {
        if (await stack.FindAsync(line, [_table], cancellation) is not { } site)
            return 1;
        return site.Find(_table, line) is { } table
            ? await WithStoreAsync(line, site, table, work, cancellation)
            : Complain(_table.Question);
    }

    private async Task<int> WithStoreAsync(
        ParseResult line,
        Site site,
        string table,
        Func<OnCallStore, Schedule, Task<int>> work,
        CancellationToken cancellation
    )
    {
        if (FromFile(line.GetValue(_file)!) is not { } policy)
            return 1;
        try
        {
            using var client = site.Dynamo();
            var store = new OnCallStore(new TableCalls(client, new TableSettings(table), time, Random.Shared));
            var (json, said) = await store.LoadAsync(Deadline(cancellation));
            if (json is not null && OnCallJson.Read(System.Text.Encoding.UTF8.GetBytes(json)) is OnCallRead.Good newer)
                policy = newer.Policy;
            return await work(store, new Schedule(policy, said));
        }
        catch (StoreUnavailableException e)
        {
            return Complain(e.Message);
        }
    }

    private OnCallPolicy? FromFile(string path)
    {
        var source = OnCallFile.Read(path);
        if (source.Policy is null && source.Findings.FirstOrDefault(f => f.Level == FindingLevel.Error) is { } first)
            Complain(
                $"{path}:{first.Line}:{first.Column}: {first.Text} (Run `roleferry oncall check` for everything.)"
            );
        return source.Policy;
    }

    private DateTimeOffset? Moment(string? text, OnCallPolicy policy, DateTimeOffset otherwise)
    {
        if (text is null)
            return otherwise;
        var moments = new MomentReader
        {
            Now = time.GetUtcNow(),
            Zone = DateTimeZoneProviders.Tzdb[policy.Zone],
            DayBegins = policy.HandOver,
        };
        if (moments.TryRead(text, out var moment, out var error))
            return moment;
        Complain(error);
        return null;
    }

    private int Complain(string what)
    {
        errors.WriteLine(what);
        return 1;
    }
}
