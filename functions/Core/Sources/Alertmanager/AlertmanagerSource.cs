using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Webhooks;

namespace RoleFerry.Core.Sources.Alertmanager;

/// <summary>
/// Prometheus Alertmanager, version 4 of its webhook.
/// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
/// </summary>
internal sealed class AlertmanagerSource()
    : WebhookSource("alertmanager", "Alertmanager", WebhookAuthentication.BearerToken, "/alertmanager/token")
{
    internal override SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) =>
        AlertsReading.Read(root, Name, receivedAt);
}
