using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Signals.Webhooks;

namespace RoleFerry.Core.Sources.Plain;

/// <summary>
/// Whatever can post our own shape, signed: docs/sources.md. A post names its source itself, but none that is ours or
/// another system's, by which it could speak of alarms that are not its own.
/// </summary>
/// <param name="others">The sources of the other systems that post.</param>
internal sealed class PlainSource(ImmutableArray<string> others)
    : WebhookSource("plain", "Plain", WebhookAuthentication.Signature, "/webhooks/signing-secret")
{
    /// <summary>What stands between the parts of a key, so that no source may contain it.</summary>
    private const char Separator = '|';

    internal override SignalsRead Read(JsonElement root, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt) =>
        One(PlainReading.Read(root, receivedAt), body);

    internal override bool Owns(string source) => !source.Contains(Separator) && !IsReserved(source.Trim());

    internal override string WhyNot(string source) =>
        source.Contains(Separator)
            ? $"contains {Separator}, which a source may not"
            : $"is {Faults.Quote(source)}, which is reserved, as are "
                + string.Join(", ", SignalSource.Ours.Concat(others).Order(StringComparer.Ordinal));

    private bool IsReserved(string source) =>
        SignalSource.Ours.Concat(others).Contains(source, StringComparer.OrdinalIgnoreCase);
}
