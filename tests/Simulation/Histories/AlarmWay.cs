namespace RoleFerry.Simulation.Histories;

/// <summary>How an alarm comes.</summary>
internal enum AlarmWay
{
    /// <summary>CloudWatch invokes AlarmRouter itself.</summary>
    Direct,

    /// <summary>CloudWatch publishes to SNS, which invokes it.</summary>
    Topic,

    /// <summary>EventBridge invokes it.</summary>
    Bus,

    /// <summary>Another function publishes a signal.</summary>
    Signal,

    /// <summary>Alertmanager posts it.</summary>
    Alertmanager,

    /// <summary>Grafana posts it.</summary>
    Grafana,

    /// <summary>Something posts it that signs.</summary>
    Posted,
}
