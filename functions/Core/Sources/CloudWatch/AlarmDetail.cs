using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// What direct invocations and EventBridge have in common: <c>alarmName</c>, <c>state</c>, <c>previousState</c>,
/// <c>configuration</c> and, for alarms over many time series, <c>alarmContributor</c>.
/// </summary>
internal static class AlarmDetail
{
    private const string StateChange = "CloudWatch Alarm State Change";
    private const string ContributorStateChange = "CloudWatch Alarm Contributor State Change";

    /// <summary>A direct invocation of the function by the alarm.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html</remarks>
    public static ReadSignal ReadInvocation(JsonElement json, FallbackTimes times) =>
        Read(json, json.Get("alarmData"), "alarmData", json.Get("alarmArn"), json.Get("accountId"), times);

    /// <summary>Whether it is an event of EventBridge that <see cref="ReadStateChange"/> reads.</summary>
    public static bool IsStateChange(JsonElement json) =>
        json.Get("detail-type").AsText() is StateChange or ContributorStateChange;

    /// <summary>Its <c>detail</c> alone, as a rule with the input path <c>$.detail</c> gives it.</summary>
    public static ReadSignal ReadDetail(JsonElement json, FallbackTimes times) =>
        Read(default, json, "", default, default, times);

    /// <summary>An event of EventBridge: the alarm's own, or that of one of its contributors.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    /// </remarks>
    public static ReadSignal ReadStateChange(JsonElement json, FallbackTimes times)
    {
        var resources = json.Get("resources");
        var arn = resources.IsList && resources.GetArrayLength() > 0 ? resources[0] : default;
        return Read(json, json.Get("detail"), "detail", arn, json.Get("account"), times);
    }

    private static ReadSignal Read(
        JsonElement json,
        JsonElement alarm,
        string path,
        JsonElement arn,
        JsonElement account,
        FallbackTimes times
    )
    {
        if (!alarm.IsObject)
            return ReadSignal.Fault(path, $"{alarm.Describe()} where an object was expected");
        var mend = new Mender();
        var (now, before, configuration) = (alarm.Get("state"), alarm.Get("previousState"), alarm.Get("configuration"));
        if (SignalStateName.Read(now.Get("value").AsText()) is not { } state)
            return ReadSignal.Fault(Join(path, "state.value"), Faults.UnknownState(now.Get("value")));
        var contributed = alarm.Get("alarmContributor");
        var contributor = Contributor.Read(mend, contributed.Get("id"), contributed.Get("attributes"));
        if (
            AlarmIdentity.Read(mend, arn, account, json.Get("region"), alarm.Get("alarmName"), contributor)
            is not { } identity
        )
            return ReadSignal.Fault(Join(path, "alarmName"), Faults.NoName(alarm.Get("alarmName")));
        var reason = StateReason.Read(mend, now.Get("reason"), now.Get("reasonData"));
        var signal = new Signal
        {
            Key = identity.Key,
            State = state,
            PreviousState = mend.State(before.Get("value")),
            At = mend.Time(now.Get("timestamp"), times.Within(json.Get("time").AsText())),
            SaidAt = mend.SaidAt,
            Name = identity.Name,
            Description = mend.Text(configuration.Get("description")),
            Reason = reason.Text,
            Account = identity.Account,
            Region = identity.Region,
            Measurement = MeasurementReading.OfConfiguration(mend, configuration).With(reason, contributor),
            Tags = AlarmTags.Read(mend, configuration, alarm, json),
            SuppressedBy = mend.LineOrNull(now.Get("actionsSuppressedBy")),
        };
        return signal with { Oddities = mend.Oddities };
    }

    private static string Join(string path, string further) => path.Length == 0 ? further : $"{path}.{further}";
}
