namespace RoleFerry.Core.Sources;

/// <summary>What AlarmRouter's own readers call what they read: the catalogue is docs/alarms.md.</summary>
public static class Shapes
{
    /// <summary>A signal of another function.</summary>
    public const string Signal = "signal";

    /// <summary>An alarm of CloudWatch that invokes the function.</summary>
    public const string Direct = "CloudWatch, direct";

    /// <summary>An alarm of CloudWatch in an event of EventBridge.</summary>
    public const string EventBridge = "CloudWatch, EventBridge";

    /// <summary>The same, without what EventBridge puts around it.</summary>
    public const string Detail = "CloudWatch, detail alone";

    /// <summary>What CloudWatch publishes on topics.</summary>
    public const string Message = "CloudWatch, SNS";

    /// <summary>The deletion or another change of an alarm.</summary>
    public const string Change = "CloudWatch, change of an alarm";

    /// <summary>An alert of CloudWatch Omni.</summary>
    public const string Omni = "CloudWatch Omni";

    /// <summary>What has an alarm's words, of a kind that nobody described.</summary>
    public const string Unknown = "unknown alarm";

    /// <summary>A text, or an event that is no alarm.</summary>
    public const string Notice = "notice";

    /// <summary>What nobody could read.</summary>
    public const string None = "";
}
