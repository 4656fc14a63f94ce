using System.Globalization;
using System.Text.Json.Nodes;

namespace RoleFerry.Chaos.Plans;

/// <summary>One delivery of a transition.</summary>
/// <param name="At">When AlarmRouter gets it, from the start.</param>
/// <param name="Alarm">Whose transition.</param>
/// <param name="State"><c>ALARM</c> or <c>OK</c>.</param>
/// <param name="Changed">When the alarm changed, from the start.</param>
/// <param name="Shape">On which way it comes.</param>
/// <param name="IsCopy">Whether the same transition was delivered before.</param>
internal sealed record PlannedSignal(
    TimeSpan At,
    PlannedAlarm Alarm,
    string State,
    TimeSpan Changed,
    SignalShape Shape,
    bool IsCopy
)
{
    private const string Account = "123456789012";
    private const string Region = "eu-central-1";

    private string Arn => $"arn:aws:cloudwatch:{Region}:{Account}:alarm:{Alarm.Name}";

    private string OldState => State == "ALARM" ? "OK" : "ALARM";

    private string Description => $"Made up. severity={Alarm.Severity} service={Alarm.Service}";

    private string Reason => $"Threshold Crossed: the alarm is in {State}.";

    /// <summary>The event, as its way writes it.</summary>
    /// <param name="start">When the run started.</param>
    public string Event(DateTimeOffset start)
    {
        var changed = (start + Changed).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
        return (
            Shape switch
            {
                SignalShape.Direct => Direct(changed),
                SignalShape.Sns => Sns(changed),
                _ => EventBridge(changed),
            }
        ).ToJsonString();
    }

    private JsonObject Direct(string changed) =>
        new()
        {
            ["source"] = "aws.cloudwatch",
            ["alarmArn"] = Arn,
            ["accountId"] = Account,
            ["time"] = changed,
            ["region"] = Region,
            ["alarmData"] = Transition(changed),
        };

    private JsonObject EventBridge(string changed) =>
        new()
        {
            ["version"] = "0",
            ["id"] = Guid.NewGuid().ToString(),
            ["detail-type"] = "CloudWatch Alarm State Change",
            ["source"] = "aws.cloudwatch",
            ["account"] = Account,
            // Whole seconds, as EventBridge has it.
            ["time"] = changed[..19] + "Z",
            ["region"] = Region,
            ["resources"] = new JsonArray(Arn),
            ["detail"] = Transition(changed),
        };

    private JsonObject Sns(string changed) =>
        new()
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventSource"] = "aws:sns",
                    ["EventVersion"] = "1.0",
                    ["Sns"] = new JsonObject
                    {
                        ["Type"] = "Notification",
                        ["MessageId"] = Guid.NewGuid().ToString(),
                        ["TopicArn"] = $"arn:aws:sns:{Region}:{Account}:alarms",
                        ["Subject"] = $"{State}: \"{Alarm.Name}\"",
                        ["Message"] = Notification(changed).ToJsonString(),
                        ["Timestamp"] = changed[..23] + "Z",
                    },
                }
            ),
        };

    private JsonObject Notification(string changed) =>
        new()
        {
            ["AlarmName"] = Alarm.Name,
            ["AlarmDescription"] = Description,
            ["AWSAccountId"] = Account,
            ["NewStateValue"] = State,
            ["NewStateReason"] = Reason,
            ["StateChangeTime"] = changed,
            ["Region"] = "EU (Frankfurt)",
            ["AlarmArn"] = Arn,
            ["OldStateValue"] = OldState,
            ["Trigger"] = new JsonObject
            {
                ["MetricName"] = "Chaos",
                ["Namespace"] = "RoleFerry",
                ["Dimensions"] = new JsonArray(),
                ["Period"] = 60,
            },
        };

    private JsonObject Transition(string changed) =>
        new()
        {
            ["alarmName"] = Alarm.Name,
            ["state"] = new JsonObject
            {
                ["value"] = State,
                ["reason"] = Reason,
                ["timestamp"] = changed,
            },
            ["previousState"] = new JsonObject { ["value"] = OldState },
            ["configuration"] = new JsonObject
            {
                ["description"] = Description,
                ["metrics"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "m1",
                        ["metricStat"] = new JsonObject
                        {
                            ["metric"] = new JsonObject
                            {
                                ["namespace"] = "RoleFerry",
                                ["name"] = "Chaos",
                                ["dimensions"] = new JsonObject(),
                            },
                            ["period"] = 60,
                            ["stat"] = "Average",
                        },
                        ["returnData"] = true,
                    }
                ),
            },
        };
}
