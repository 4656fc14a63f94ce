using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Outbox;

/// <summary>Registers the outbox and what sends from it.</summary>
public static class OutboxServices
{
    /// <summary>Adds it; the channels are the caller's.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) =>
        services
            .AddLogger<OutboxSender>()
            .AddLogger<OutboxTick>()
            .AddSingleton<OutboxStore>()
            .AddSingleton<OutboxSender>()
            .AddSingleton<IDispatch>(p => p.GetRequiredService<OutboxSender>())
            .AddTick<OutboxTick>();
}
