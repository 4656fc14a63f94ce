using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Webhooks;

namespace RoleFerry.Core.Sources.Plain;

/// <summary>
/// Whatever can post our own shape, signed: docs/sources.md.
/// </summary>
internal sealed class PlainSource()
    : WebhookSource("plain", "Plain", WebhookAuthentication.Signature, "/webhooks/signing-secret")
{
    internal override SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) =>
        One(PlainReading.Read(root, receivedAt), body);
}
