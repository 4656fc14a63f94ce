using System.Collections.Immutable;
using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Redrive;

namespace RoleFerry.Cli.Commands;

/// <summary><c>roleferry redrive</c>: what failed for good, and how it comes back on its way.</summary>
internal sealed class RedriveCommand
{
    /// <summary>Messages that are sent side by side.</summary>
    private const int SideBySide = 8;

    private readonly Option<string?> _queue = Place("--queue", "URL", "FAILURE_QUEUE_URL", "The failure queue: the stack's output FailureQueueUrl");
    private readonly Option<string?> _topic = Place("--topic", "ARN", "ALARM_TOPIC_ARN", "Where alarms are sent to again: the stack's output AlarmTopicArn");
    private readonly Option<string?> _table = Place("--table", "NAME", "TABLE_NAME", "Where pages wait that no channel took: the stack's output TableName");
    private readonly Option<bool> _all = new("--all") { Description = "Send back everything that can be." };
    private readonly Option<string[]> _ids = new("--id")
    {
        Description = "Send back these messages only.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _unreadableToo = new("--unreadable-too") { Description = "Send what nobody could read as well. Of use once the cause is mended and deployed." };
    private readonly Option<bool> _delete = new("--delete") { Description = "Delete instead of sending." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask." };
    private readonly TextReader _input;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;

    private RedriveCommand(TextReader input, TextWriter errors, TimeProvider time) => (_input, _errors, _time) = (input, errors, time);

    public static Command Create(TextReader input, TextWriter output, TextWriter errors, TimeProvider time)
    {
        var it = new RedriveCommand(input, errors, time);
        var command = new Command("redrive", "List what failed for good, and with --all or --id send it back on its way.")
        {
            it._queue, it._topic, it._table, it._all, it._ids, it._unreadableToo, it._delete, it._yes,
        };
        command.Validators.Add(line =>
        {
            var (all, some) = (line.GetValue(it._all), line.GetValue(it._ids) is { Length: > 0 });
            if (all && some)
                line.AddError("--all and --id exclude each other.");
            if (!all && !some && (line.GetValue(it._unreadableToo) || line.GetValue(it._delete)))
                line.AddError("--unreadable-too and --delete need --all or --id.");
        });
        Output.Action(command, output, it.RunAsync);
        return command;
    }

    private static Option<string?> Place(string name, string what, string variable, string description) => new(name)
    {
        Description = $"{description}. Else {variable} of the environment.",
        HelpName = what,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable),
    };

    private async Task<int> RunAsync(ParseResult line, Output to, CancellationToken cancellation)
    {
        if (line.GetValue(_queue) is not { Length: > 0 } url)
            return Complain("Which queue? Give --queue or FAILURE_QUEUE_URL: it is the stack's output FailureQueueUrl.");
        try
        {
            using var sqs = new AmazonSQSClient();
            await using var queue = new FailureQueue(sqs, url);
            var failures = await queue.ReceiveAsync(cancellation);
            if (line.GetValue(_all) || line.GetValue(_ids) is { Length: > 0 })
                return await RedriveAsync(line, to, url, queue, failures, cancellation);
            to.Write(new RedriveReport(url, [.. failures.Select(f => ReportedFailure.Of(f))]), RedriveDisplay.Write);
            return 0;
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return Complain($"The failure queue {url} cannot be read: {e.Message}");
        }
    }

    private async Task<int> RedriveAsync(
        ParseResult line, Output to, string url, FailureQueue queue, ImmutableArray<Failure> failures, CancellationToken cancellation)
    {
        var ids = line.GetValue(_ids) ?? [];
        if (ids.Except(failures.Select(f => f.Id)).FirstOrDefault() is { } stranger)
            return Complain($"There is no message {stranger} in the queue, or somebody else has it in hand. `roleferry redrive` lists them.");

        ImmutableArray<Failure> chosen = [.. failures.Where(f => ids.Length == 0 || ids.Contains(f.Id))];
        var (topic, table, delete) = (line.GetValue(_topic), line.GetValue(_table), line.GetValue(_delete));
        if (!delete && string.IsNullOrEmpty(topic) && chosen.Any(f => f.Remedy is Remedy.Publish or Remedy.PublishUnreadable))
            return Complain("Which topic? Give --topic or ALARM_TOPIC_ARN: it is the stack's output AlarmTopicArn.");
        if (!delete && string.IsNullOrEmpty(table) && chosen.Any(f => f.Remedy is Remedy.MakeDue))
            return Complain("Which table? Give --table or TABLE_NAME: it is the stack's output TableName.");
        if (!chosen.IsEmpty && !line.GetValue(_yes) && !Agree(chosen.Length, delete))
            return Complain("Nothing was done.");

        using var sns = new AmazonSimpleNotificationServiceClient();
        using var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
        var calls = new TableCalls(dynamo, new TableSettings(table ?? ""), _time);
        var redriver = new Redriver(queue, sns, topic, new GivenUpPages(new Outbox(calls), new IncidentStore(calls), _time));
        var unreadableToo = line.GetValue(_unreadableToo);
        var reported = new ReportedFailure[chosen.Length];
        await Parallel.ForAsync(0, chosen.Length, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (i, ct) =>
            reported[i] = ReportedFailure.Of(chosen[i], delete
                ? await redriver.DeleteAsync(chosen[i], ct)
                : await redriver.SendBackAsync(chosen[i], unreadableToo, ct)));
        to.Write(new RedriveReport(url, [.. reported]), RedriveDisplay.Write);
        return reported.Any(r => r.Outcome == RedriveOutcome.Failed) ? 1 : 0;
    }

    private bool Agree(int count, bool delete)
    {
        var messages = count == 1 ? "1 message" : $"{count} messages";
        _errors.Write(delete ? $"Delete {messages} without sending? [y/N] " : $"Send {messages} back on the way? [y/N] ");
        return _input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private int Complain(string what)
    {
        _errors.WriteLine(what);
        return 1;
    }
}
