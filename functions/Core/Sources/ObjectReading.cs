using System.Text.Json;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.CloudWatch;
using RoleFerry.Core.Sources.Mappings;
using RoleFerry.Core.Sources.Unknown;

namespace RoleFerry.Core.Sources;

/// <summary>
/// Chooses who reads what is in an event's innermost envelope, by what sets the shapes apart: CloudWatch's own before
/// the mappings, which cannot take its alarms away, and these before what nobody described.
/// </summary>
internal static class ObjectReading
{
    /// <summary>Reads it.</summary>
    public static ShapedRead Read(JsonElement json, in Envelope around, EventMappings mappings)
    {
        if (!json.IsObject)
            return new ShapedRead(Shapes.None, ReadSignal.Fault("", $"{json.Describe()} where an object was expected"));
        var times = around.Times;
        if (json.Get("schema").AsText() == SignalDocument.Schema)
            return new ShapedRead(Shapes.Signal, SignalDocument.Read(json, times));
        if (!json.Get("alarmData").IsAbsent)
            return new ShapedRead(Shapes.Direct, AlarmDetail.ReadInvocation(json, times));
        if (AlarmDetail.IsStateChange(json))
            return new ShapedRead(Shapes.EventBridge, AlarmDetail.ReadStateChange(json, times));
        if (ConfigurationChange.Is(json))
            return new ShapedRead(Shapes.Change, ConfigurationChange.Read(json, times));
        if (!json.Get("AlarmName", "NewStateValue").IsAbsent)
            return new ShapedRead(Shapes.Message, AlarmMessage.Read(json, times));
        if (json.Get("state").IsObject && !json.Get("alarmName").IsAbsent)
            return new ShapedRead(Shapes.Detail, AlarmDetail.ReadDetail(json, times));
        if (!json.Get("alertArn").IsAbsent)
            return new ShapedRead(Shapes.Omni, OmniAlert.Read(json, times));
        if (mappings.Read(json, "", around) is { } mapped)
            return new ShapedRead(mapped.Mapping, mapped.Read);
        return UnknownAlarm.Read(json, around) is { } alarm
            ? new ShapedRead(Shapes.Unknown, alarm)
            : new ShapedRead(Shapes.Notice, Notice.OfObject(json, around));
    }
}
