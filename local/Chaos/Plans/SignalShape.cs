namespace RoleFerry.Chaos.Plans;

/// <summary>The way on which CloudWatch tells AlarmRouter of a transition.</summary>
internal enum SignalShape
{
    /// <summary>The alarm's own Lambda action.</summary>
    Direct,

    /// <summary>A topic.</summary>
    Sns,

    /// <summary>An event bus.</summary>
    EventBridge,
}
