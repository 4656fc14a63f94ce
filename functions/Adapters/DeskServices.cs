using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Desk;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Adapters.Explaining;

namespace RoleFerry.Adapters;

/// <summary>What people in Slack and PagerDuty speak to.</summary>
public static class DeskServices
{
    /// <summary>Adds the desk and its loggers.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddLogger<Doorkeeper>()
        .AddLogger<FrontDesk>()
        .AddLogger<PagerDutyDoor>()
        .AddLogger<SlackReplies>()
        .AddDeskWay();

    /// <summary>Adds the desk; loggers, clients, the clock and the channels are the caller's.</summary>
    public static IServiceCollection AddDeskWay(this IServiceCollection services) => services
        .AddSingleton<IncidentHistory>()
        .AddSingleton<PostMortemStore>()
        .AddSingleton<PolicyStore>()
        .AddSingleton<WhyReader>()
        .AddSingleton<PagerDutyLinks>()
        .AddSingleton<Doorkeeper>()
        .AddSingleton<People>()
        .AddSingleton<NextLevel>()
        .AddSingleton<SlackReplies>()
        .AddSingleton<SlashDesk>()
        .AddSingleton<SlackDoor>()
        .AddSingleton<PagerDutyDoor>()
        .AddSingleton(p => new FrontDesk(
            p.GetRequiredService<SlackDoor>(), p.GetRequiredService<PagerDutyDoor>(), p.GetRequiredService<Doorkeeper>(),
            p.GetRequiredService<ILogger<FrontDesk>>()));
}
