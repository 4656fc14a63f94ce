using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Ticks;

/// <summary>Registers what is looked at every minute.</summary>
public static class TickServices
{
    /// <summary>Adds what runs all ticks.</summary>
    public static IServiceCollection AddMinuteTick(this IServiceCollection services) =>
        services.AddLogger<MinuteTick>().AddSingleton<MinuteTick>();

    /// <summary>Adds a tick: <see cref="MinuteTick"/> runs it.</summary>
    internal static IServiceCollection AddTick<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T
    >(this IServiceCollection services)
        where T : class, ITick =>
        services.AddSingleton<T>().AddSingleton<ITick>(provider => provider.GetRequiredService<T>());
}
