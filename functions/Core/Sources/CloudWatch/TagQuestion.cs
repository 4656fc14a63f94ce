using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>An alarm whose tags CloudWatch has to be asked for, because its events do not carry them.</summary>
/// <param name="Arn">The alarm's ARN.</param>
/// <param name="Region">The code of the region that it lives in, which is the one to ask.</param>
public readonly record struct TagQuestion(string Arn, string Region)
{
    /// <summary>
    /// Null where the event carries tags, where it is no alarm of CloudWatch, or where it does not name the alarm's
    /// ARN.
    /// </summary>
    public static TagQuestion? Of(Signal signal) =>
        signal.Key.Source == SignalSource.CloudWatch && signal.Tags.IsEmpty && AlarmArn.Read(signal.Key.Id) is { } alarm
            ? new TagQuestion(alarm.Text, alarm.Region)
            : null;
}
