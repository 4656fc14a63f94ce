using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Adapters.Channels.Slack;

internal static class SlackModule
{
    public static ChannelModule Value { get; } =
        new()
        {
            Kind = SlackKind.Value,
            Preview = Preview,
            Check = SlackCheck.Value,
            Secrets =
            [
                new(SlackSecrets.BotToken),
                new(SlackSecrets.WebhookUrl),
                new(SlackSecrets.SigningSecret, "Slack's buttons and commands"),
            ],
            AddTransport = services => services.AddSingleton<INotificationChannel, SlackChannel>(),
        };

    /// <summary>Adds what takes clicks and commands.</summary>
    public static void AddEndpoints(IServiceCollection services) =>
        services
            .AddLogger<SlackReplies>()
            .AddSingleton<SlackReplies>()
            .AddLogger<SlackGroups>()
            .AddSingleton<IUserGroups, SlackGroups>()
            .AddSingleton<SlashCommands>()
            .AddEndpoint<SlackEndpoint>();

    private static MessagePreview Preview(OutgoingMessage message, MessageContext context)
    {
        var json = message.Posted is { } posted
            ? SlackMessage.Reply(message, posted, context)
            : SlackMessage.Post(message, context);
        var body = Encoding.UTF8.GetString(json.Span);
        using var document = JsonDocument.Parse(body);
        return new MessagePreview(document.RootElement.Text("text"), body);
    }
}
