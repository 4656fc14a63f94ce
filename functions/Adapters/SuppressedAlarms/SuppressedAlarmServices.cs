using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.SuppressedAlarms;

/// <summary>Registers what looks at suppressed alarms again.</summary>
public static class SuppressedAlarmServices
{
    /// <summary>Adds it to what has incidents, silences and announcements.</summary>
    public static IServiceCollection AddSuppressedAlarms(this IServiceCollection services) =>
        services.AddLogger<SuppressedAlarmTick>().AddSingleton<SuppressedAlarmStore>().AddTick<SuppressedAlarmTick>();
}
