using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels.Teams;

public class TeamsMessageTests
{
    private static readonly Uri Link = new("https://desk.example.com/teams/acknowledge/abc.def");

    private static readonly Gen<string> Hostile = Gen.Select(
        Gen.OneOf(
            Gen.OneOf<string>("**x**", "[x](http://y)", "<at>all</at>", "\u0001", "\n", "\ud800", "🔥", "\"", "\\"),
            Gen.String[0, 40]
        ).Array[0, 12],
        Gen.OneOf(1, 1, 30, 2_000),
        (parts, times) => string.Concat(Enumerable.Repeat(string.Concat(parts), times))
    );

    [Fact]
    public void A_page_shows_all_and_asks_to_acknowledge() =>
        Golden.AssertJson("teams/page", Write(Sample.Message(), Link));

    [Fact]
    public void News_of_an_acknowledged_incident_shows_who_and_asks_for_nothing() =>
        Golden.AssertJson(
            "teams/acknowledged",
            Write(
                Sample.Message(
                    Sample.Incident with
                    {
                        Status = IncidentStatus.Acknowledged,
                        AcknowledgedBy = "Maya Okafor",
                        AcknowledgedAt = Sample.Began.AddMinutes(3),
                        Owner = "Maya Okafor",
                    },
                    NotificationKind.Update
                ),
                Link
            )
        );

    [Fact]
    public void What_is_over_shows_how_long_it_took() =>
        Golden.AssertJson("teams/resolved", Write(Sample.Message(Sample.Resolved, NotificationKind.Resolve), Link));

    [Fact]
    public void What_an_alarm_says_is_no_Markdown() =>
        Golden.AssertJson("teams/hostile", Write(Sample.Message(Sample.With("**[x](http://y)** <at>all</at>")), null));

    [Fact]
    public void A_stand_in_for_a_page_says_so_and_other_incidents_are_named() =>
        Golden.AssertJson(
            "teams/broadcast",
            Write(
                Sample.Message(broadcast: true) with
                {
                    Also = [Sample.Incident with { Id = "INC-00000001", Title = "Another" }],
                },
                null
            )
        );

    [Fact]
    public void An_announcement_keeps_its_order() =>
        Golden.AssertJson(
            "announcement/teams",
            TeamsAnnouncement.Write(
                new Announcement
                {
                    Id = "digest#2026-03-01",
                    Channel = "incidents",
                    Title = "The week",
                    Parts =
                    [
                        new AnnouncementPart.Paragraph("All was quiet."),
                        new AnnouncementPart.Preformatted("a  1\nb  2"),
                        new AnnouncementPart.Picture(new Uri("https://charts.example.com/1.png"), "Eight weeks"),
                    ],
                }
            )
        );

    [Fact]
    public void Whatever_an_alarm_says_the_message_fits_and_keeps_severity_headline_and_id() =>
        Gen.Select(Hostile, Gen.Enum<IncidentStatus>(), Gen.Enum<Severity>(), Gen.Enum<NotificationKind>(), Gen.Bool)
            .Sample(
                (text, status, severity, kind, broadcast) =>
                {
                    var incident = Sample.With(text) with { Status = status, Severity = severity };
                    var message = Sample.Message(
                        incident,
                        kind,
                        new Reason(ReasonCode.FirstNotification, text),
                        broadcast
                    ) with
                    {
                        Also = [.. Enumerable.Repeat(incident, StormDigest.Most)],
                    };
                    var body = Write(message, new Uri(Link, new string('x', 400)));

                    Assert.InRange(body.Length, 2, TeamsLimits.MaxBytes);
                    using var json = JsonDocument.Parse(body);
                    var runs = Runs(json.RootElement).ToArray();
                    var headline = $"{IncidentText.Lamp(incident)} {IncidentText.Headline(incident)}";
                    Assert.StartsWith(
                        headline[..Math.Min(headline.Length, TeamsMessage.LeastTextLimit - 2)],
                        runs[0],
                        StringComparison.Ordinal
                    );
                    Assert.Contains(incident.Id, runs);
                    Assert.Contains(IncidentText.Severity(severity), runs);
                },
                iter: 300
            );

    [Fact]
    public void Whatever_an_announcement_says_it_fits_and_says_what_is_missing() =>
        Gen.Select(Hostile, Gen.Int[0, 40])
            .Sample(
                (text, count) =>
                {
                    var body = TeamsAnnouncement.Write(
                        new Announcement
                        {
                            Id = "digest#1",
                            Channel = "incidents",
                            Title = text,
                            Parts = Enumerable
                                .Range(0, count)
                                .Select(i =>
                                    i % 2 == 0
                                        ? (AnnouncementPart)new AnnouncementPart.Paragraph(text)
                                        : new AnnouncementPart.Preformatted(text)
                                )
                                .ToImmutableArray(),
                        }
                    );

                    Assert.InRange(body.Length, 2, TeamsLimits.MaxBytes);
                },
                iter: 100
            );

    [Theory]
    [InlineData("incidents", true)]
    [InlineData("team-2", true)]
    [InlineData("link-key", false)]
    [InlineData("../slack/bot-token", false)]
    [InlineData("https://example.com", false)]
    [InlineData("", false)]
    public void A_target_ends_a_secrets_name_and_never_names_the_key(string target, bool isOne) =>
        Assert.Equal(isOne, TeamsKind.Value.Target.Pattern!.IsMatch(target));

    private static ReadOnlyMemory<byte> Write(OutgoingMessage message, Uri? link) =>
        TeamsMessage.Write(
            message with
            {
                Channel = new Channel("incidents", TeamsKind.Value, "incidents"),
            },
            Sample.Context,
            link
        );

    private static IEnumerable<string> Runs(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Runs),
            JsonValueKind.Object when json.TryGetProperty("type", out var type) && type.ValueEquals("TextRun") =>
            [
                json.GetProperty("text").GetString()!,
            ],
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Runs(p.Value)),
            _ => [],
        };
}
