using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Sns;

/// <summary>
/// The topics of the template, over SNS's Query protocol
/// (<see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</see>,
/// <see href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</see>).
/// Messages go to the subscribed functions. A topic that people subscribe to, or that nobody does, has one reader
/// until somebody says otherwise: this machine's page, which keeps its messages as mails.
/// </summary>
internal sealed class SnsService : IService
{
    /// <summary><see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">256 KiB.</see></summary>
    private const int LargestMessage = 256 * 1024;

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Less than 100 characters of ASCII, no
    /// line breaks.</see>
    /// </summary>
    private const int SubjectLimit = 100;

    private const int RememberedMails = 1000;
    private const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    private readonly Bounded<Mail> _mails = new(RememberedMails);
    private readonly Dictionary<string, Topic> _topics;
    private readonly LambdaHost _functions;
    private readonly AsynchronousInvoker _invoker;
    private readonly LocalAccount _account;
    private readonly TimeProvider _time;

    public SnsService(
        SamTemplate template,
        LambdaHost functions,
        AsynchronousInvoker invoker,
        LocalAccount account,
        TimeProvider time
    )
    {
        (_functions, _invoker, _account, _time) = (functions, invoker, account, time);
        _topics = template
            .OfType("AWS::SNS::Topic")
            .Select(t => Read((string)t.Properties["TopicName"]!, t.Properties, template))
            .ToDictionary(t => account.Arn("sns", t.Name));
    }

    public string Name => "sns";

    public IReadOnlyList<Mail> Mails => _mails.ToList();

    public bool Takes(Call call) => call is { Method: "POST", Path: "/", IsForm: true };

    public string Operation(Call call) => call.Form().GetValueOrDefault("Action") ?? "";

    public Task<Answer> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var form = call.Form();
        return Task.FromResult(
            form.GetValueOrDefault("Action") switch
            {
                "Publish" => Publish(form),
                "GetTopicAttributes" => GetTopicAttributes(form),
                var action => Error(400, "InvalidAction", $"The local system does not know {action}."),
            }
        );
    }

    /// <summary>Sets who subscribed to a topic by mail.</summary>
    /// <exception cref="ArgumentException">There is no such topic.</exception>
    public void SetMailSubscribers(string name, int confirmed, int pending)
    {
        var topic = _topics.Values.FirstOrDefault(t => t.Name == name || t.Name == $"{_account.StackName}-{name}")
            ?? throw new ArgumentException($"there is no topic {name}", nameof(name));
        (topic.Confirmed, topic.Pending) = (confirmed, pending);
    }

    public Answer Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => Error(429, "Throttled", "Rate exceeded (a fault set on this machine)")
                .With("Retry-After", fault.RetryAfterSeconds),
            FaultKind.Reject => Error(
                403,
                fault.Error ?? "AuthorizationError",
                "Refused by a fault set on this machine"
            ),
            _ => Error(500, "InternalError", "The service failed by a fault set on this machine"),
        };

    private Topic Read(string name, JsonObject properties, SamTemplate template)
    {
        var arn = _account.Arn("sns", name);
        var listeners = _functions
            .Functions.Where(f =>
                f.Definition.Events.Any(e =>
                    (string?)e.Value?["Type"] == "SNS" && (string?)e.Value["Properties"]?["Topic"] == arn
                )
            )
            .Select(f => f.Definition.Name)
            .ToArray();
        var protocols = (properties["Subscription"] as JsonArray ?? [])
            .Select(s => (string?)s?["Protocol"])
            .Concat(
                template
                    .OfType("AWS::SNS::Subscription")
                    .Where(s => (string?)s.Properties["TopicArn"] == arn)
                    .Select(s => (string?)s.Properties["Protocol"])
            );
        var isMail = listeners.Length == 0 || protocols.Any(p => p is "email" or "email-json");
        return new(name, listeners) { Confirmed = isMail ? 1 : 0 };
    }

    private Answer Publish(IReadOnlyDictionary<string, string> form)
    {
        var subject = form.GetValueOrDefault("Subject");
        if (form.GetValueOrDefault("TopicArn") is not { Length: > 0 } arn)
            return Error(
                400,
                "InvalidParameter",
                "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter"
            );
        if (!_topics.TryGetValue(arn, out var topic))
            return Error(404, "NotFound", "Topic does not exist");
        if (form.GetValueOrDefault("Message") is not { Length: > 0 } message)
            return Error(400, "InvalidParameter", "Invalid parameter: Empty message");
        if (Encoding.UTF8.GetByteCount(message) > LargestMessage)
            return Error(400, "InvalidParameter", "Invalid parameter: Message too long");
        if (
            subject is not null
            && (subject.Length is 0 or >= SubjectLimit || subject.Any(c => c is < ' ' or > '~') || subject[0] == ' ')
        )
            return Error(400, "InvalidParameter", "Invalid parameter: Subject");

        var id = Guid.NewGuid().ToString();
        var now = _time.GetUtcNow();
        if (topic.Confirmed > 0)
            _mails.Add(new(now, topic.Name, subject, message, id));
        foreach (var function in topic.Functions)
            _invoker.Accept(
                _functions.Find(function)!,
                Encoding.UTF8.GetBytes(Event(arn, id, subject, message, now).ToJsonString())
            );
        return AwsQuery.Success("Publish", Namespace, $"<MessageId>{id}</MessageId>");
    }

    private Answer GetTopicAttributes(IReadOnlyDictionary<string, string> form)
    {
        if (!_topics.TryGetValue(form.GetValueOrDefault("TopicArn") ?? "", out var topic))
            return Error(404, "NotFound", "Topic does not exist");
        (string Key, string Value)[] attributes =
        [
            ("TopicArn", form["TopicArn"]),
            ("Owner", LocalAccount.Id),
            ("SubscriptionsConfirmed", Text(topic.Confirmed + topic.Functions.Count)),
            ("SubscriptionsPending", Text(topic.Pending)),
            ("SubscriptionsDeleted", "0"),
        ];
        var entries = attributes.Select(a =>
            $"<entry><key>{a.Key}</key><value>{SecurityElement.Escape(a.Value)}</value></entry>"
        );
        return AwsQuery.Success("GetTopicAttributes", Namespace, $"<Attributes>{string.Concat(entries)}</Attributes>");

        static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// What a subscribed function gets:
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">shape</see>.
    /// </summary>
    private static JsonObject Event(string topic, string id, string? subject, string message, DateTimeOffset now) =>
        new()
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventVersion"] = "1.0",
                    ["EventSubscriptionArn"] = $"{topic}:{Guid.NewGuid()}",
                    ["EventSource"] = "aws:sns",
                    ["Sns"] = new JsonObject
                    {
                        ["SignatureVersion"] = "1",
                        ["Timestamp"] = now.UtcDateTime.ToString(
                            "yyyy-MM-ddTHH:mm:ss.fffZ",
                            CultureInfo.InvariantCulture
                        ),
                        ["Signature"] = "none",
                        ["SigningCertUrl"] = "none",
                        ["MessageId"] = id,
                        ["Message"] = message,
                        ["MessageAttributes"] = new JsonObject(),
                        ["Type"] = "Notification",
                        ["UnsubscribeUrl"] = "none",
                        ["TopicArn"] = topic,
                        ["Subject"] = subject,
                    },
                }
            ),
        };

    private static Answer Error(int status, string code, string message) =>
        AwsQuery.Error(status, code, message, Namespace);
}
