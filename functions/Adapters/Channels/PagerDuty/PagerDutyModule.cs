using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.PagerDuty;

namespace RoleFerry.Adapters.Channels.PagerDuty;

internal static class PagerDutyModule
{
    public static ChannelModule Value { get; } =
        new()
        {
            Kind = PagerDutyKind.Value,
            Preview = Preview,
            Check = PagerDutyCheck.Value,
            Secrets = [new(PagerDutySecrets.RoutingKey), new(PagerDutySecrets.WebhookSecret, "PagerDuty's webhook")],
            AddTransport = services => services.AddSingleton<INotificationChannel, PagerDutyChannel>(),
        };

    /// <summary>Adds what takes webhooks.</summary>
    public static void AddEndpoints(IServiceCollection services) =>
        services.AddLogger<PagerDutyEndpoint>().AddSingleton<PagerDutyLinks>().AddEndpoint<PagerDutyEndpoint>();

    private static MessagePreview Preview(OutgoingMessage message, MessageContext context)
    {
        var body = Encoding.UTF8.GetString(PagerDutyMessage.Write(message, context, "(the routing key)").Span);
        using var json = JsonDocument.Parse(body);
        var summary = json.RootElement.Member("payload").Text("summary");
        if (summary.Length == 0)
            summary = json.RootElement.Text("dedup_key");
        return new MessagePreview($"{json.RootElement.Text("event_action")} {summary}", body);
    }
}
