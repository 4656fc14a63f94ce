using System.Text.Json;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.CloudWatch;
using RoleFerry.Core.Sources.Unknown;

namespace RoleFerry.Core.Sources;

/// <summary>Chooses who reads what is in an event's innermost envelope, by what sets the shapes apart.</summary>
internal static class ObjectReading
{
    /// <summary>Reads it.</summary>
    public static ReadSignal Read(JsonElement json, in Envelope around)
    {
        if (!json.IsObject)
            return ReadSignal.Fault("", $"{json.Describe()} where an object was expected");
        var times = around.Times;
        if (json.Get("schema").AsText() == SignalDocument.Schema)
            return SignalDocument.Read(json, times);
        if (!json.Get("alarmData").IsAbsent)
            return AlarmDetail.ReadInvocation(json, times);
        if (AlarmDetail.IsStateChange(json))
            return AlarmDetail.ReadStateChange(json, times);
        if (ConfigurationChange.Is(json))
            return ConfigurationChange.Read(json, times);
        if (!json.Get("AlarmName", "NewStateValue").IsAbsent)
            return AlarmMessage.Read(json, times);
        if (json.Get("state").IsObject && !json.Get("alarmName").IsAbsent)
            return AlarmDetail.ReadDetail(json, times);
        if (!json.Get("alertArn").IsAbsent)
            return OmniAlert.Read(json, times);
        return UnknownAlarm.Read(json, around) ?? Notice.OfObject(json, around);
    }
}
