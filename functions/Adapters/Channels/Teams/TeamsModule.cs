using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Teams;

namespace RoleFerry.Adapters.Channels.Teams;

internal static class TeamsModule
{
    public static ChannelModule Value { get; } =
        new()
        {
            Kind = TeamsKind.Value,
            Preview = Preview,
            Check = TeamsCheck.Value,
            AddTransport = services => services.AddSingleton<INotificationChannel, TeamsChannel>(),
        };

    /// <summary>Adds what the links of cards lead to.</summary>
    public static void AddEndpoints(IServiceCollection services) => services.AddEndpoint<AcknowledgeEndpoint>();

    private static MessagePreview Preview(OutgoingMessage message, MessageContext context) =>
        new(
            $"{message.Incident.Id}: {message.Notification.Reason.Text}",
            Encoding.UTF8.GetString(TeamsMessage.Write(message, context, acknowledge: null).Span)
        );
}
