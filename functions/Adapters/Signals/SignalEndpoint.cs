using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Adapters.Signals;

/// <summary>
/// Where other systems post alarms: a path for each shape. What is answered 200 is on its way to AlarmRouter, and
/// what could not be read is in the failure queue; a fault of ours is 503, for all of the post to be sent again,
/// which does no harm.
/// </summary>
internal sealed partial class SignalEndpoint(
    RequestAuthenticator authenticator,
    SignalHandover handover,
    UnreadablePosts unreadable,
    EventMappings mappings,
    TimeProvider time,
    ILogger<SignalEndpoint> log
) : IEndpoint
{
    /// <summary>
    /// Bytes of a message that SNS takes. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    private const int MaxDocument = 256 * 1024;

    /// <summary>Time for the table where the topic does not take signals.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes =>
        WebhookSources.All.Select(source => new EndpointRoute("POST", source.Path, (request, cancellation) =>
            TakeAsync(source, request, cancellation)
        ));

    /// <summary>Takes a post of a source.</summary>
    private async Task<EndpointAnswer> TakeAsync(
        WebhookSource source,
        EndpointRequest request,
        CancellationToken cancellation
    )
    {
        bool isSigned = source.Authentication == WebhookAuthentication.Signature;
        var away = isSigned
            ? await authenticator.TurnUnsignedAwayAsync(source.Title, request, time.GetUtcNow(), cancellation)
            : await authenticator.TurnStrangersAwayAsync(
                source.Title,
                request,
                s => s.Find(source.Secret),
                cancellation
            );
        if (away is not null)
            return away;
        var sentAt = isSigned ? RequestAuthenticator.SignedAt(request) : time.GetUtcNow();
        return await TakeAsync(source, request, sentAt, cancellation);
    }

    private async Task<EndpointAnswer> TakeAsync(
        WebhookSource source,
        EndpointRequest request,
        DateTimeOffset sentAt,
        CancellationToken cancellation
    )
    {
        var read = source.Read(request.Body, sentAt);
        (string Id, string Json, UnreadableInput? Fault)[] documents =
        [
            .. read
                .Signals.Select(s => (s.DedupId, Json: SignalDocument.Write(s), s.Key.Source))
                .Select(d => (d.DedupId, d.Json, Fault(d.Json, d.Source))),
        ];
        ImmutableArray<UnreadableInput> bad =
        [
            .. read.Unreadable,
            .. documents.Select(d => d.Fault).OfType<UnreadableInput>(),
        ];
        foreach (var part in bad)
            await unreadable.KeepAsync(part, cancellation);
        (string, string)[] signals = [.. documents.Where(d => d.Fault is null).Select(d => (d.Id, d.Json))];
        await handover.GiveAsync(signals, new Deadline(time.GetUtcNow() + Patience, cancellation));
        authenticator.Count("DeskSignals", signals.Length);
        LogTaken(source.Title, signals.Length, bad.Length);
        return Answer(signals.Length, bad);
    }

    /// <summary>
    /// What would keep a signal from being handled: SNS does not take it, or AlarmRouter's own reader cannot read it.
    /// Or it speaks of the alarms of a mapping, which are not its own. Null where nothing does.
    /// </summary>
    private UnreadableInput? Fault(string json, string source)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        if (mappings.Names.Contains(source, StringComparer.OrdinalIgnoreCase))
            return new UnreadableInput("source", $"source {source} is a mapping's in monitoring/sources.yaml.", bytes);
        return bytes.Length > MaxDocument
            ? new UnreadableInput(
                "$",
                $"A signal has more than {MaxDocument} bytes: it has too many tags, or they are too long.",
                bytes
            )
            : SignalReader.Receive(bytes, time.GetUtcNow()).Unreadable.FirstOrDefault();
    }

    /// <summary>
    /// 400 where nothing of it was a signal: sending it again would not help, and whoever sets a sender up sees why.
    /// </summary>
    private static EndpointAnswer Answer(int signals, ImmutableArray<UnreadableInput> unreadable)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("signals", signals);
            json.WriteStartArray("unreadable");
            foreach (var part in unreadable)
                json.WriteStringValue(part.What);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new EndpointAnswer(
            signals == 0 && !unreadable.IsEmpty ? 400 : 200,
            Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)),
            IsJson: true
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind}: {Signals} signals, {Unreadable} unreadable parts")]
    private partial void LogTaken(string kind, int signals, int unreadable);
}
