using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.Alertmanager;
using RoleFerry.Core.Sources.Datadog;
using RoleFerry.Core.Sources.Plain;

namespace RoleFerry.Core.Sources;

/// <summary>Reads signals out of what other systems post: each by the shape that its door stands for.</summary>
public static class WebhookReader
{
    /// <summary>
    /// Alerts that one post may hold. Alertmanager and Grafana send a group at once, 1,000 and more in a storm.
    /// </summary>
    public const int MaxAlerts = 2_000;

    /// <summary>
    /// Reads every signal of a post. Never throws; what is no signal is told, and does not stop the others.
    /// </summary>
    /// <param name="kind">Whose shape.</param>
    /// <param name="body">As it came.</param>
    /// <param name="receivedAt">When it came: the last resort for a time that cannot be read.</param>
    public static SignalsRead Read(WebhookKind kind, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        if (!JsonInput.TryParse(body, out var document, out var problem))
            return new SignalsRead([], [new UnreadableInput("$", $"The body {problem}.", body)]);
        using (document)
        {
            var root = document.RootElement;
            return kind switch
            {
                WebhookKind.Alertmanager => AlertsReading.Read(root, "alertmanager", receivedAt),
                WebhookKind.Grafana => AlertsReading.Read(root, "grafana", receivedAt),
                WebhookKind.Datadog => One(DatadogReading.Read(root, receivedAt), body),
                _ => One(PlainReading.Read(root, receivedAt), body),
            };
        }
    }

    private static SignalsRead One(ReadSignal read, ReadOnlyMemory<byte> body) =>
        read.Signal is { } signal
            ? new SignalsRead([signal], [])
            : new SignalsRead(
                [],
                ImmutableArray.Create(
                    new UnreadableInput(
                        read.Where.Length == 0 ? "$" : read.Where,
                        $"{(read.Where.Length == 0 ? "The body" : read.Where)} {read.What}.",
                        body
                    )
                )
            );
}
