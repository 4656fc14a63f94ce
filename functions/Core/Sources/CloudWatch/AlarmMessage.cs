using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// What CloudWatch publishes on an SNS topic, for metric, metric math, composite and many-series alarms.
/// </summary>
internal static class AlarmMessage
{
    public static ReadSignal Read(JsonElement message, FallbackTimes times)
    {
        var mend = new Mender();
        if (SignalStateName.Read(message.Get("NewStateValue").AsText()) is not { } state)
            return ReadSignal.Fault("NewStateValue", Faults.UnknownState(message.Get("NewStateValue")));
        var contributor = Contributor.Read(
            mend,
            message.Get("AlarmContributorId"),
            message.Get("AlarmContributorAttributes")
        );
        if (
            AlarmIdentity.Read(
                mend,
                message.Get("AlarmArn"),
                message.Get("AWSAccountId"),
                message.Get("Region"),
                message.Get("AlarmName"),
                contributor
            )
            is not { } identity
        )
            return ReadSignal.Fault("AlarmName", Faults.NoName(message.Get("AlarmName")));
        var trigger = message.Get("Trigger");
        var measured = trigger.Get("MetricName").IsAbsent
            ? MeasurementReading.OfConfiguration(mend, trigger)
            : MeasurementReading.OfTrigger(mend, trigger);
        var reason = StateReason.Read(mend, message.Get("NewStateReason"), message.Get("NewStateReasonData"));
        var signal = new Signal
        {
            Key = identity.Key,
            State = state,
            PreviousState = mend.State(message.Get("OldStateValue")),
            At = mend.Time(message.Get("StateChangeTime"), times),
            SaidAt = mend.SaidAt,
            Name = identity.Name,
            Description = mend.Text(message.Get("AlarmDescription")),
            Reason = TriggeringAlarms.Behind(reason.Text, mend, message.Get("TriggeringChildren")),
            Account = identity.Account,
            Region = identity.Region,
            Measurement = measured.With(reason, contributor),
            Tags = AlarmTags.Read(mend, message),
        };
        return signal with { Oddities = mend.Oddities };
    }
}
