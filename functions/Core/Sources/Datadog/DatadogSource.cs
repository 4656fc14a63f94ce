using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Webhooks;

namespace RoleFerry.Core.Sources.Datadog;

/// <summary>
/// Datadog's monitors, with the payload of docs/sources.md. https://docs.datadoghq.com/integrations/webhooks/
/// </summary>
internal sealed class DatadogSource()
    : WebhookSource("datadog", "Datadog", WebhookAuthentication.BearerToken, "/datadog/token")
{
    internal override SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) =>
        One(DatadogReading.Read(root, receivedAt), body);
}
