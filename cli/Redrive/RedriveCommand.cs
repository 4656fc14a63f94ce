using System.Collections.Immutable;
using System.CommandLine;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Redrive;

/// <summary><c>roleferry redrive</c>: what failed for good, and how it comes back on its way.</summary>
internal sealed class RedriveCommand
{
    /// <summary>Messages that are sent side by side.</summary>
    private const int SideBySide = 8;

    private readonly StackPart _queue = StackPart.FailureQueue();
    private readonly StackPart _topic = StackPart.AlarmTopic();
    private readonly StackPart _table = StackPart.Table("Where undeliverable pages are stored");
    private readonly Option<bool> _all = new("--all") { Description = "Redrive everything that can be." };
    private readonly Option<string[]> _ids = new("--id")
    {
        Description = "Redrive only these messages.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _unreadableToo = new("--unreadable-too")
    {
        Description = "Include what could not be read. Useful once the cause is fixed and deployed.",
    };
    private readonly Option<bool> _delete = new("--delete") { Description = "Delete instead of sending." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation." };
    private readonly TextReader _input;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;

    private readonly StackAccess _stack;

    private RedriveCommand(TextReader input, TextWriter errors, TimeProvider time, StackAccess stack) =>
        (_input, _errors, _time, _stack) = (input, errors, time, stack);

    public static Command Create(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var it = new RedriveCommand(input, errors, time, stack);
        var command = new Command("redrive", "List what failed for good, and redrive it with --all or --id.")
        {
            it._queue.Option,
            it._topic.Option,
            it._table.Option,
            it._all,
            it._ids,
            it._unreadableToo,
            it._delete,
            it._yes,
        };
        command.Validators.Add(line =>
        {
            var (all, some) = (line.GetValue(it._all), line.GetValue(it._ids) is { Length: > 0 });
            if (all && some)
                line.AddError("Use either --all or --id.");
            if (!all && !some && (line.GetValue(it._unreadableToo) || line.GetValue(it._delete)))
                line.AddError("--unreadable-too and --delete need --all or --id.");
        });
        Output.Action(command, output, it.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, CancellationToken cancellation)
    {
        if (await _stack.FindAsync(line, [_queue, _topic, _table], cancellation) is not { } site)
            return 1;
        if (site.Find(_queue, line) is not { } url)
            return Complain(_queue.Question);
        try
        {
            using var sqs = site.Sqs();
            await using var queue = new FailureQueue(sqs, url);
            var failures = await queue.ReceiveAsync(cancellation);
            if (line.GetValue(_all) || line.GetValue(_ids) is { Length: > 0 })
                return await RedriveAsync(line, to, site, url, queue, failures, cancellation);
            to.Write(new RedriveReport(url, [.. failures.Select(f => ReportedFailure.Of(f))]), RedriveDisplay.Write);
            return 0;
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return Complain($"The failure queue {url} cannot be read: {e.Message}");
        }
    }

    private async Task<int> RedriveAsync(
        ParseResult line,
        Output to,
        Site site,
        string url,
        FailureQueue queue,
        ImmutableArray<Failure> failures,
        CancellationToken cancellation
    )
    {
        var ids = line.GetValue(_ids) ?? [];
        if (ids.Except(failures.Select(f => f.Id)).FirstOrDefault() is { } stranger)
            return Complain(
                $"There is no message {stranger} in the queue, or somebody else is handling it. `roleferry "
                    + $"redrive` lists them."
            );

        ImmutableArray<Failure> chosen = [.. failures.Where(f => ids.Length == 0 || ids.Contains(f.Id))];
        var (topic, table, delete) = (site.Find(_topic, line), site.Find(_table, line), line.GetValue(_delete));
        if (!delete && topic is null && chosen.Any(f => f.Remedy is Remedy.Publish or Remedy.PublishUnreadable))
            return Complain(_topic.Question);
        if (!delete && table is null && chosen.Any(f => f.Remedy is Remedy.MakeDue))
            return Complain(_table.Question);
        if (!chosen.IsEmpty && !line.GetValue(_yes) && !Agree(chosen.Length, delete))
            return Complain("Nothing was done.");

        using var sns = site.Sns();
        using var dynamo = site.Dynamo();
        var calls = new TableCalls(dynamo, new TableSettings(table ?? ""), _time, Random.Shared);
        var redriver = new Redriver(
            queue,
            sns,
            topic,
            new UndeliveredPages(new OutboxStore(calls), new IncidentStore(calls), _time)
        );
        var unreadableToo = line.GetValue(_unreadableToo);
        var reported = new ReportedFailure[chosen.Length];
        await Parallel.ForAsync(
            0,
            chosen.Length,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
            async (i, ct) =>
                reported[i] = ReportedFailure.Of(
                    chosen[i],
                    delete
                        ? await redriver.DeleteAsync(chosen[i], ct)
                        : await redriver.SendBackAsync(chosen[i], unreadableToo, ct)
                )
        );
        to.Write(new RedriveReport(url, [.. reported]), RedriveDisplay.Write);
        return reported.Any(r => r.Outcome == RedriveOutcome.Failed) ? 1 : 0;
    }

    private bool Agree(int count, bool delete)
    {
        var messages = count == 1 ? "1 message" : $"{count} messages";
        _errors.Write(delete ? $"Delete {messages} without sending? [y/N] " : $"Redrive {messages}? [y/N] ");
        return _input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private int Complain(string what)
    {
        _errors.WriteLine(what);
        return 1;
    }
}
