using System.Text;
using System.Text.Json;
using CsCheck;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Channels.Slack;

namespace RoleFerry.Core.Tests.Channels;

/// <summary>Whatever an alarm says, what leaves the house is within the vendors' limits and calls nobody.</summary>
public class MessagePropertyTests
{
    private static readonly Gen<string> Fragment = Gen.OneOf(
        Gen.OneOf<string>(
            "<!channel>",
            "<!here>",
            "<@U012>",
            "<http://x>",
            "<https://x|y>",
            "@channel",
            "@HERE",
            "&",
            "<",
            ">",
            "\n",
            "\u0001",
            "\ud800",
            "\udc00",
            "🔥",
            "http://x",
            "&lt;",
            " ",
            "\u202e",
            "../",
            "x:"
        ),
        Gen.String[0, 40]
    );

    private static readonly Gen<string> Text = Gen.Select(
        Fragment.Array[0, 12],
        Gen.OneOf(1, 1, 1, 30, 400),
        (parts, times) => string.Concat(Enumerable.Repeat(string.Concat(parts), times))
    );

    private static readonly Gen<OutgoingMessage> Message = Gen.Select(
        Text,
        Gen.Enum<IncidentStatus>(),
        Gen.Enum<Severity>(),
        Gen.Enum<NotificationKind>(),
        Gen.Bool,
        Gen.Double,
        (text, status, severity, kind, broadcast, value) =>
        {
            var incident = Sample.With(text);
            return Sample.Message(
                incident with
                {
                    Status = status,
                    Severity = severity,
                    Signal = incident.Signal with
                    {
                        Measurement = incident.Signal.Measurement! with { Value = value, Threshold = value },
                    },
                },
                kind,
                new Reason(ReasonCode.FirstNotification, text),
                broadcast
            );
        }
    );

    [Fact]
    public void PagerDuty_gets_valid_JSON_within_its_limits() =>
        Message.Sample(message =>
        {
            var isNews =
                message is
                { Notification.Kind: NotificationKind.Update, Incident.Status: not IncidentStatus.Acknowledged };
            var all = PagerDutyMessage.WriteAll(message, Sample.Context, "key").ToArray();
            Assert.Equal(isNews ? 0 : 1, all.Length);
            if (isNews)
                return;
            var body = all[0];
            using var json = JsonDocument.Parse(body);

            Assert.InRange(body.Length, 2, PagerDutyMessage.MaxBytes);
            Assert.Equal(message.Incident.Id, Rings.IncidentOf(json.RootElement.GetProperty("dedup_key").GetString()!));
            if (json.RootElement.TryGetProperty("payload", out var payload))
            {
                Assert.InRange(
                    payload.GetProperty("summary").GetString()!.Length,
                    1,
                    PagerDutyMessage.SpokenSummaryLength
                );
                Assert.NotEqual("", payload.GetProperty("source").GetString());
            }
        });

    [Fact]
    public void Slack_gets_valid_JSON_within_its_limits() =>
        Message.Sample(message =>
        {
            foreach (var body in Bodies(message))
            {
                using var json = JsonDocument.Parse(body);
                AssertWithinLimits(json.RootElement);
            }
        });

    [Fact]
    public void Nothing_from_outside_calls_or_links_in_Slack() =>
        Message.Sample(message =>
        {
            foreach (var body in Bodies(message))
            {
                using var json = JsonDocument.Parse(body);
                var fallback = json.RootElement.GetProperty("text").GetString()!;
                string[] texts = [fallback, .. SlackJson.TextObjects(json.RootElement).Select(text => text.Text)];
                var ours = message.Notification.Broadcast ? "<!channel> " : "";

                Assert.All(texts, text =>
                {
                    var rest = SlackJson.WithoutMoments(
                        ours.Length > 0 && text.StartsWith(ours, StringComparison.Ordinal) ? text[ours.Length..] : text
                    );
                    Assert.DoesNotContain('<', rest);
                    Assert.DoesNotContain('>', rest);
                    Assert.DoesNotContain("@here", rest, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("@channel", rest, StringComparison.OrdinalIgnoreCase);
                });
                Assert.Equal("none", json.RootElement.GetProperty("parse").GetString());
                Assert.All(SlackJson.Buttons(json.RootElement), button =>
                    Assert.True(button.Url is null || new Uri(button.Url).Scheme is "http" or "https")
                );
            }
        });

    [Fact]
    public void Markdown_in_Slack_is_ours_alone() =>
        Message.Sample(message =>
        {
            string[] ours =
            [
                "*Severity*",
                "*Since*",
                "*Lasted*",
                "*Service*",
                "*Who has it*",
                "*If you do nothing*",
                "*Resolved by*",
                "*Runbook*",
                "",
                "<!channel> This replaces a page that could not be delivered another way.",
            ];
            foreach (var body in Bodies(message))
            {
                using var json = JsonDocument.Parse(body);
                Assert.All(SlackJson.TextObjects(json.RootElement).Where(text => text.Type == "mrkdwn"), text =>
                    Assert.Contains(SlackJson.WithoutMoments(text.Text), ours)
                );
            }
        });

    [Fact]
    public void A_mail_is_what_SNS_takes() =>
        Message.Sample(message =>
        {
            var mail = EmailMessage.Of(message, Sample.Context);

            Assert.InRange(mail.Subject.Length, 1, EmailMessage.MaxSubjectLength);
            Assert.All(mail.Subject, c => Assert.InRange(c, ' ', '~'));
            Assert.True(char.IsAsciiLetterOrDigit(mail.Subject[0]));
            Assert.InRange(Encoding.UTF8.GetByteCount(mail.Body), 1, EmailMessage.MaxBodyBytes);
        });

    private static ReadOnlyMemory<byte>[] Bodies(OutgoingMessage message) =>
        [
            SlackMessage.Post(message, Sample.Context),
            SlackMessage.Webhook(message, Sample.Context),
            SlackMessage.Update(
                message with
                {
                    Notification = message.Notification with { Broadcast = false },
                },
                Sample.Posted,
                Sample.Context
            ),
            SlackMessage.Reply(message, Sample.Posted, Sample.Context),
        ];

    private static void AssertWithinLimits(JsonElement body)
    {
        Assert.InRange(body.GetProperty("text").GetString()!.Length, 1, SlackLimits.Text);
        Assert.InRange(body.GetProperty("blocks").GetArrayLength(), 1, SlackLimits.Blocks);
        Assert.All(SlackJson.TextObjects(body), text =>
            Assert.InRange(text.Text.Trim().Length, 1, SlackLimits.Section)
        );
        foreach (var block in body.GetProperty("blocks").EnumerateArray())
        {
            if (SlackJson.TypeOf(block) == "header")
                Assert.InRange(
                    block.GetProperty("text").GetProperty("text").GetString()!.Length,
                    1,
                    SlackLimits.Header
                );
            if (!block.TryGetProperty("fields", out var fields))
                continue;

            Assert.InRange(fields.GetArrayLength(), 1, SlackLimits.Fields);
            Assert.All(SlackJson.TextObjects(fields), field => Assert.InRange(field.Text.Length, 1, SlackLimits.Field));
        }

        Assert.All(SlackJson.Buttons(body), button =>
        {
            Assert.InRange(button.Value?.Length ?? 1, 1, SlackLimits.ButtonValue);
            Assert.InRange(button.Url?.Length ?? 1, 1, SlackLimits.ButtonUrl);
        });
    }
}
