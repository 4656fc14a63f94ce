using System.CommandLine;
using Amazon.SimpleNotificationService.Model;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Cli.Firedrills;

/// <summary><c>roleferry firedrill P0</c>: a real page to real people, on purpose.</summary>
internal sealed class FiredrillCommand
{
    private readonly Argument<string?> _severity = new("SEVERITY")
    {
        Description = "The severity: P0, P1, P2 or P3.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _end = new("--end") { Description = "End this drill instead.", HelpName = "ID" };
    private readonly Option<string> _service = new("--service")
    {
        Description = "The service of the drill.",
        DefaultValueFactory = _ => "roleferry",
    };
    private readonly StackPart _topic = StackPart.AlarmTopic();

    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask for confirmation." };
    private readonly TextReader _input;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;

    private readonly StackAccess _stack;

    private FiredrillCommand(TextReader input, TextWriter errors, TimeProvider time, StackAccess stack) =>
        (_input, _errors, _time, _stack) = (input, errors, time, stack);

    public static Command Create(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var it = new FiredrillCommand(input, errors, time, stack);
        var command = new Command("firedrill", "Page real people, with every message marked as a drill.")
        {
            it._severity,
            it._end,
            it._service,
            it._topic.Option,
            it._yes,
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(it._severity) is null == line.GetValue(it._end) is null)
                line.AddError("Give a severity to start a drill, or --end with its id to end one.");
        });
        Output.Action(command, output, it.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, CancellationToken cancellation)
    {
        var end = line.GetValue(_end);
        var said = line.GetValue(_severity) ?? "";
        if ((end is null ? SeverityWord.Read(said) : Firedrill.SeverityOf(end)) is not { } severity)
            return Complain(end is null ? $"`{said}` is not P0, P1, P2 or P3." : $"`{end}` is not the id of a drill.");
        if (await _stack.FindAsync(line, [_topic], cancellation) is not { } site)
            return 1;
        if (site.Find(_topic, line) is not { } topic)
            return Complain(_topic.Question);
        if (end is null && !line.GetValue(_yes) && !Agree(severity))
            return Complain("Nothing was sent.");

        var now = _time.GetUtcNow();
        var id = end ?? Firedrill.Id(severity, now);
        var state = end is null ? SignalState.Alarm : SignalState.Ok;
        try
        {
            using var sns = site.Sns();
            var document = SignalDocument.Write(Firedrill.Signal(id, severity, line.GetValue(_service)!, state, now));
            await sns.PublishAsync(new PublishRequest { TopicArn = topic, Message = document }, cancellation);
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return Complain($"The drill cannot be sent to {topic}: {e.Message}");
        }

        to.Write(new FiredrillAnswer(id, SignalStateName.Of(state), topic), (answer, console) =>
            console.Write(
                new Spectre.Console.Text(
                    end is null
                        ? $"The drill has started. End it with: ./roleferry firedrill --end {answer.Id}\n"
                        : $"The drill {answer.Id} is ending.\n"
                )
            )
        );
        return 0;
    }

    private bool Agree(Severity severity)
    {
        _errors.Write(
            severity <= Severity.P1
                ? "Somebody's phone will ring. Continue? [y/N] "
                : "People will be notified. Continue? [y/N] "
        );
        return _input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private int Complain(string what)
    {
        _errors.WriteLine(what);
        return 1;
    }
}
