using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// What EventBridge tells of alarms that are created, updated or deleted. A deleted alarm never says that it is over,
/// so its deletion does.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
/// </remarks>
internal static class ConfigurationChange
{
    private const string DetailType = "CloudWatch Alarm Configuration Change";

    /// <summary>Whether it is such an event.</summary>
    public static bool Is(JsonElement json) => json.Get("detail-type").AsText() == DetailType;

    /// <summary>The end of an alarm that is deleted; nothing for other changes.</summary>
    public static ReadSignal Read(JsonElement json, FallbackTimes times)
    {
        var (mend, detail, resources) = (new Mender(), json.Get("detail"), json.Get("resources"));
        var operation = detail.Get("operation");
        if (operation.AsText() is "create" or "update")
            return ReadSignal.Nothing("says that an alarm was created or changed");
        if (operation.AsText() != "delete")
            return ReadSignal.Fault(
                "detail.operation",
                operation.AsText() is { } said
                    ? $"is {Faults.Quote(said)}, which is not create, update or delete"
                    : operation.Describe()
            );
        var arn = resources.IsList && resources.GetArrayLength() > 0 ? resources[0] : default;
        if (
            AlarmIdentity.Read(
                mend,
                arn,
                json.Get("account"),
                json.Get("region"),
                detail.Get("alarmName"),
                Contributor.Read(mend, default, default)
            )
            is not { } identity
        )
            return ReadSignal.Fault("detail.alarmName", Faults.NoName(detail.Get("alarmName")));
        return new Signal
        {
            Key = identity.Key,
            State = SignalState.Ok,
            At = mend.Time(json.Get("time"), times),
            SaidAt = mend.SaidAt,
            Name = identity.Name,
            Description = mend.Text(detail.Get("configuration").Get("description")),
            Reason = "The alarm was deleted.",
            End = SignalEnd.Deleted,
            Account = identity.Account,
            Region = identity.Region,
            Oddities = mend.Oddities,
        };
    }
}
