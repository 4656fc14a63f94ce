using System.Text;
using System.Text.Json;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Core.Tests.Channels;

public class AnnouncementTests
{
    private static readonly Announcement Digest = new()
    {
        Id = "digest#2026-03-01",
        Channel = "eng",
        Title = "Yesterday in numbers",
        Parts =
        [
            new AnnouncementPart.Paragraph("Sunday, 1 March 2026.\nTwo of three are as they should be."),
            new AnnouncementPart.Preformatted("signups  12  +20 %\nreplies   8  -3 %"),
            new AnnouncementPart.Picture(new Uri("https://images.example/week.png"), "Signups of four weeks, rising"),
        ],
        Mentions = ["U024BE7LH", "not an id", "U024BE7LH", "W012A3CDE"],
    };

    [Fact]
    public void What_is_written_is_read_again_without_loss()
    {
        var read = AnnouncementDocument.Read(AnnouncementDocument.Write(Digest));

        Assert.Equal(Digest with { Parts = [], Mentions = [] }, read with { Parts = [], Mentions = [] });
        Assert.Equal(Digest.Parts, read.Parts);
        Assert.Equal(Digest.Mentions, read.Mentions);
    }

    [Theory]
    [InlineData("""{"id":"a","channel":"c","title":"t","mentions":[],"parts":[{"sound":"x"}]}""")]
    [InlineData("nothing")]
    public void What_is_no_announcement_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => AnnouncementDocument.Read(text));

    [Fact]
    public void It_is_posted_to_Slack() =>
        Golden.AssertJson("announcement/slack", SlackAnnouncement.Post(Digest, "#eng"));

    [Fact]
    public void A_webhook_gets_the_same_without_a_channel()
    {
        using var post = JsonDocument.Parse(SlackAnnouncement.Post(Digest, "#eng"));
        using var webhook = JsonDocument.Parse(SlackAnnouncement.Webhook(Digest));

        Assert.Equal(
            post.RootElement.EnumerateObject().Where(p => p.Name != "channel").Select(p => p.ToString()),
            webhook.RootElement.EnumerateObject().Select(p => p.ToString())
        );
    }

    [Fact]
    public void It_is_mailed()
    {
        var mail = EmailMessage.Of(Digest, Sample.Context);

        Golden.AssertText("announcement/email.txt", $"Subject: {mail.Subject}\n\n{mail.Body}");
    }

    [Fact]
    public void What_does_not_fit_is_left_out_and_said_to_be()
    {
        var long50 = Digest with
        {
            Parts = [.. Enumerable.Repeat(new AnnouncementPart.Preformatted(new string('x', 3_000)), 50)],
        };

        using var slack = JsonDocument.Parse(SlackAnnouncement.Post(long50, "#eng"));
        var blocks = slack.RootElement.GetProperty("blocks").EnumerateArray().ToArray();
        Assert.Equal(
            "47 more parts are too long for a message.",
            blocks[^1].GetProperty("elements")[0].GetProperty("text").GetString()
        );
        Assert.Equal(3, blocks.Count(b => b.ToString().Contains("rich_text_preformatted", StringComparison.Ordinal)));

        var mail = EmailMessage.Of(long50, Sample.Context);
        Assert.Contains("The rest is too long for a mail.", mail.Body, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(mail.Body) <= EmailMessage.MaxBodyBytes);
    }

    [Fact]
    public void Nothing_in_it_calls_anybody_or_becomes_a_link()
    {
        var hostile = Digest with
        {
            Title = Hostile.Text,
            Parts = [new AnnouncementPart.Paragraph(Hostile.Text), new AnnouncementPart.Preformatted(Hostile.Text)],
            Mentions = ["<!channel>", "U1><!here>"],
        };

        using var slack = JsonDocument.Parse(SlackAnnouncement.Post(hostile, "#eng"));

        Assert.DoesNotContain("mrkdwn", slack.RootElement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"user\"", slack.RootElement.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!", slack.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
