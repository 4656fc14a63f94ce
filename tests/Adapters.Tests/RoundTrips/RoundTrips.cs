using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Tags;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>A round trip for each class that maps a stored type.</summary>
internal static class RoundTrips
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<RoundTrip> All { get; } =
    [
        RoundTrip.Of<Incident>(typeof(IncidentItem), IncidentItem.Write, IncidentItem.Read, incident =>
            incident with
            {
                ExpiresAt = WholeSecond(incident.ExpiresAt),
            }
        ),
        RoundTrip.Of<IncidentEvent>(
            typeof(TimelineItem),
            line => TimelineItem.Write("INC-7F3K9Q2M", "0123456789abcdef", line),
            TimelineItem.Read,
            valid: null,
            // What only an incident needs to apply it.
            nameof(IncidentEvent.Leads),
            nameof(IncidentEvent.AddedChannels),
            nameof(IncidentEvent.IsQuiet),
            nameof(IncidentEvent.ChangeId),
            nameof(IncidentEvent.ToldJoins)
        ),
        RoundTrip.Of<Signal>(
            typeof(SignalItem),
            signal => SignalItem.Write(signal, Now),
            item => SignalReader.Read(Encoding.UTF8.GetBytes(SignalItem.Json(item)), Now).Signals[0]
        ),
        RoundTrip.Of<HandledSignal>(typeof(SignalLogItem), SignalLogItem.Write, SignalLogItem.Read),
        RoundTrip.Of<KnownTags>(typeof(TagItem), TagItem.Write, TagItem.Read),
        RoundTrip.Of<FiringSource>(typeof(FiringItem), FiringItem.Write, FiringItem.Read),
        RoundTrip.Of<SuppressedAlarm>(typeof(SuppressedAlarmItem), SuppressedAlarmItem.Write, SuppressedAlarmItem.Read),
        RoundTrip.Of<OutboxEntry>(typeof(OutboxItem), OutboxItem.Write, OutboxItem.Read, entry =>
            entry with
            {
                ExpiresAt = WholeSecond(entry.ExpiresAt),
            }
        ),
        RoundTrip.Of<Silence>(typeof(SilenceItem), silence => SilenceItem.Write(silence, Now), SilenceItem.Read),
        RoundTrip.Of<QuarantineEntry>(
            typeof(QuarantineItem),
            entry => QuarantineItem.Take(entry, []),
            QuarantineItem.Read,
            entry => entry with { TakenAt = entry.TakenAt ?? Now }
        ),
        RoundTrip.Of<Override>(typeof(OverrideItem), OverrideItem.Write, OverrideItem.Read),
        RoundTrip.Of<AnnouncementEntry>(typeof(AnnouncementItem), AnnouncementItem.Write, AnnouncementItem.Read),
        RoundTrip.Of<PostMortem>(typeof(PostMortemItem), Write, PostMortemItem.Read, Valid),
        RoundTrip.Of<Rollup>(typeof(RollupItem), rollup => RollupItem.Write("table", rollup).Item, RollupItem.Read),
        RoundTrip.Of<MetricMemory>(
            typeof(MetricMemoryItem),
            memory => MetricMemoryItem.Write("table", "metric", memory).Item,
            // What is written is the next version.
            item => MetricMemoryItem.Read(item) is var read ? read with { Version = read.Version - 1 } : null
        ),
        new(typeof(CounterItem), CountedTally.Run),
        new(typeof(ErrorGroupItem), SeenGroup.Run),
        RoundTrip.Of<FollowedGroup>(
            typeof(FollowedItem),
            followed => AppliedUpdate.Of(FollowedItem.Write(new ErrorFingerprint(7), followed.Group, Now)),
            item => FollowedItem.Read(item, Now),
            followed => new FollowedGroup(
                new ErrorFingerprint(followed.Group.Hash, ErrorFingerprint.First),
                IsKept: true
            )
        ),
        RoundTrip.Of<WaitingCuts>(typeof(CutItem), CutItem.Written, CutItem.Read),
        new(typeof(SpanItem), filler =>
        {
            var span = filler.Make<Span>();
            Dictionary<string, AttributeValue> item = new() { ["spans"] = SpanItem.Write([span]) };
            return new(span, item, Assert.Single(SpanItem.Read(span.TraceId, item)));
        }),
    ];

    /// <summary>DynamoDB's time to live counts seconds.</summary>
    private static DateTimeOffset? WholeSecond(DateTimeOffset? moment) =>
        moment is { } at ? DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) : null;

    private static Dictionary<string, AttributeValue> Write(PostMortem it) =>
        it.Text is null
            ? AppliedUpdate.Of(PostMortemItem.Begin(it))
            : AppliedUpdate.Of(PostMortemItem.Begin(it), PostMortemItem.Save(it with { Version = 0 }, it, Now));

    /// <summary>Who saves it saves a text and when, who publishes it both times.</summary>
    private static PostMortem Valid(PostMortem it) =>
        it.Text is null ? it with { Version = 0, SavedAt = null, PublishedAt = null, PublishedFor = null }
        : it.PublishedAt is null || it.PublishedFor is null
            ? it with
            {
                SavedAt = it.SavedAt ?? Now,
                PublishedAt = null,
                PublishedFor = null,
            }
        : it with { SavedAt = it.SavedAt ?? Now };
}
