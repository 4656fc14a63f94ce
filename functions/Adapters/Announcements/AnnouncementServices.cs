using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Announcements;

/// <summary>Registers announcements and what sends them.</summary>
public static class AnnouncementServices
{
    /// <summary>Adds it to what has the outbox.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services) =>
        services.AddLogger<AnnouncementTick>().AddSingleton<AnnouncementOutbox>().AddTick<AnnouncementTick>();
}
