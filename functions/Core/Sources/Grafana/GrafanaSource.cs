using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources.Alertmanager;

namespace RoleFerry.Core.Sources.Grafana;

/// <summary>
/// Grafana's webhook contact point, which posts Alertmanager's shape with more.
/// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
/// </summary>
internal sealed class GrafanaSource()
    : WebhookSource("grafana", "Grafana", WebhookAuthentication.BearerToken, "/grafana/token")
{
    internal override SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) =>
        AlertsReading.Read(root, Name, receivedAt);
}
