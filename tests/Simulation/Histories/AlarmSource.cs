using System.Globalization;
using System.Text;
using System.Text.Json;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Histories;

/// <summary>CloudWatch, SNS and EventBridge: what changes its state, and how AlarmRouter gets to know of it.</summary>
internal sealed class AlarmSource(World world)
{
    private static readonly TimeSpan RouterTimeout = TimeSpan.FromSeconds(30);
    private int _messages;

    /// <summary>All transitions, in the order in which they happened.</summary>
    public List<Transition> Transitions { get; } = [];

    /// <summary>An alarm changes its state now.</summary>
    /// <param name="alarm">Which one.</param>
    /// <param name="isAlarm">Whether it fires.</param>
    /// <param name="delays">When each copy of the event arrives; one for each copy.</param>
    public void Change(PlannedAlarm alarm, bool isAlarm, IReadOnlyList<TimeSpan> delays)
    {
        var at = world.Loop.Now + alarm.Ahead;
        var body = Body(alarm, isAlarm, at);
        var read = alarm.IsPosted ? WebhookSender.SourceOf(alarm.Way).Read(body, at) : SignalReader.Read(body, at);
        var mark = $"SEEN#{read.Signals[0].DedupId}";
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{alarm.Name} {(isAlarm ? "ALARM" : "OK")} of {world.Loop.Now - world.Plan.Start:hh\\:mm\\:ss}"
        );
        var transition = new Transition(id, alarm, isAlarm, at, mark);
        Transitions.Add(transition);
        world.Say(null, $"{id} ({alarm.Severity}, {alarm.Way})");
        foreach (var delay in delays)
            world.Loop.After(delay, null, () => Arrive(transition, body));
    }

    private void Arrive(Transition transition, byte[] body)
    {
        transition.CameAt ??= world.Loop.Now;
        if (transition.Alarm.IsPosted)
        {
            world.Senders.Post(transition, body);
            return;
        }

        transition.AcceptedAt ??= world.Loop.Now;
        world.Lambda.InvokeLater(Event(transition.Id, body, [transition.Id]));
    }

    /// <summary>Something of the product published a message for AlarmRouter.</summary>
    public void Deliver(string message)
    {
        var carried = SignalReader
            .Read(Utf8(message), world.Loop.Now)
            .Signals.Select(s => $"SEEN#{s.DedupId}")
            .ToArray();
        string[] ids = [.. Transitions.Where(t => carried.Contains(t.Mark)).Select(t => t.Id)];
        world.Lambda.InvokeLater(Event("a signal of the product", InTopic(message), ids));
    }

    /// <summary>What fires still, recovers.</summary>
    public void RecoverAll()
    {
        foreach (var last in Newest().Where(t => t.IsAlarm))
            Change(last.Alarm, false, [TimeSpan.FromMilliseconds(50)]);
    }

    /// <summary>The newest transition of each alarm.</summary>
    public IEnumerable<Transition> Newest() =>
        Transitions.GroupBy(t => t.Alarm.Name).Select(alarm => alarm.MaxBy(t => t.At)!);

    private static Invocation Event(string what, byte[] body, IReadOnlyList<string> carries) =>
        new()
        {
            Kind = FunctionKind.AlarmRouter,
            What = what,
            Timeout = RouterTimeout,
            Carries = carries,
            Run = (process, remaining) =>
                process.Get<AlarmIntake>().HandleAsync(new MemoryStream(body, writable: false), remaining),
        };

    private byte[] Body(PlannedAlarm alarm, bool isAlarm, DateTimeOffset at) =>
        alarm.Way switch
        {
            AlarmWay.Direct => Utf8(Direct(alarm, isAlarm, at)),
            AlarmWay.Topic => InTopic(Message(alarm, isAlarm, at)),
            AlarmWay.Bus => Utf8(OnBus(alarm, isAlarm, at)),
            _ when alarm.IsPosted => WebhookSender.Body(alarm, isAlarm, at),
            _ => InTopic(
                SignalDocument.Write(
                    new Signal
                    {
                        Key = new SignalKey("errors", alarm.Name),
                        State = isAlarm ? SignalState.Alarm : SignalState.Ok,
                        At = at,
                        Name = alarm.Name,
                        Description = Description(alarm),
                        Reason = "Simulated.",
                    }
                )
            ),
        };

    private static string Direct(PlannedAlarm alarm, bool isAlarm, DateTimeOffset at) =>
        $$"""
            {"source":"aws.cloudwatch","alarmArn":"{{Arn(alarm)}}","accountId":"123456789012","time":"{{Time(at)}}",
            "region":"eu-west-1","alarmData":{"alarmName":"{{alarm.Name}}","state":{"value":"{{State(isAlarm)}}",
            "reason":"Simulated.","timestamp":"{{Time(at)}}"},"configuration":{"description":"{{Description(alarm)}}",
            "metrics":[] } } }
            """;

    private static string OnBus(PlannedAlarm alarm, bool isAlarm, DateTimeOffset at) =>
        $$"""
            {"version":"0","id":"c4c1c1c9-6542-e61b-6ef0-8c4d36933a92","detail-type":"CloudWatch Alarm State Change",
            "source":"aws.cloudwatch","account":"123456789012","time":"{{at:yyyy-MM-dd'T'HH:mm:ss'Z'}}",
            "region":"eu-west-1","resources":["{{Arn(alarm)}}"],"detail":{"alarmName":"{{alarm.Name}}",
            "configuration":{"description":"{{Description(alarm)}}","metrics":[]},
            "state":{"value":"{{State(isAlarm)}}","reason":"Simulated.","timestamp":"{{Time(at)}}" } } }
            """;

    private static string Message(PlannedAlarm alarm, bool isAlarm, DateTimeOffset at) =>
        $$"""
            {"AlarmName":"{{alarm.Name}}","AlarmDescription":"{{Description(alarm)}}","AWSAccountId":"123456789012",
            "NewStateValue":"{{State(isAlarm)}}","NewStateReason":"Simulated.","StateChangeTime":"{{Time(at)}}",
            "Region":"EU (Ireland)","AlarmArn":"{{Arn(alarm)}}","OldStateValue":"{{State(!isAlarm)}}"}
            """;

    private byte[] InTopic(string message) =>
        Utf8(
            $$"""
            {"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:EXAMPLE",
            "Sns":{"Type":"Notification","MessageId":"{{++_messages}}","TopicArn":"arn:aws:sns:EXAMPLE",
            "Message":"{{JsonEncodedText.Encode(
                message
            )}}","Timestamp":"{{world.Loop.Now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}",
            "MessageAttributes":{ } } } ] }
            """
        );

    private static string Description(PlannedAlarm alarm) => $"severity={alarm.Severity} service={alarm.Service}";

    private static string Arn(PlannedAlarm alarm) => $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{alarm.Name}";

    private static string State(bool isAlarm) => isAlarm ? "ALARM" : "OK";

    private static string Time(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
