using System.Buffers;
using System.Text.Json;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Core.Tests.Channels;

public class RunbookStepsTests
{
    private static readonly RunbookSteps Steps = RunbookSteps.Of([
        KeyValuePair.Create(
            "connections",
            new RunbookOpening(
                "Nobody can order.",
                ["Count sessions.", "Find who holds them.", "Look for leaks.", "A fourth."]
            )
        ),
        KeyValuePair.Create(
            "huge",
            new RunbookOpening(new string('&', 2_000), [new string('&', 2_000), new string('<', 2_000)])
        ),
    ]);

    private static readonly MessageContext Context = Sample.Context with { Steps = new Lazy<RunbookSteps>(Steps) };

    [Theory]
    [InlineData("connections")]
    [InlineData("orders-db/connections.md")]
    [InlineData(" https://docs.example/runbooks/connections/ ")]
    public void A_runbook_is_known_by_the_last_part_of_its_name_or_link(string runbook) =>
        Assert.Equal(4, Steps.For(runbook).Length);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("elsewhere")]
    public void A_page_that_is_not_ours_has_no_steps(string runbook) => Assert.Empty(Steps.For(runbook));

    [Fact]
    public void Every_channel_shows_the_first_three_steps_while_it_is_open()
    {
        var message = Sample.Message();

        Assert.All(
            new[]
            {
                Golden.Text(SlackMessage.Post(message, Context)),
                Golden.Text(PagerDutyMessage.Write(message, Context, "key")),
                EmailMessage.Of(message, Context).Body,
            },
            text =>
            {
                Assert.Contains("Nobody can order.", text, StringComparison.Ordinal);
                Assert.Contains("1. Count sessions.", text, StringComparison.Ordinal);
                Assert.Contains("3. Look for leaks.", text, StringComparison.Ordinal);
                Assert.DoesNotContain("A fourth.", text, StringComparison.Ordinal);
            }
        );
        Assert.DoesNotContain(
            "Count sessions.",
            Golden.Text(SlackMessage.Update(Sample.Message(Sample.Resolved), Sample.Posted, Context)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Steps_of_any_length_stay_within_Slacks_limit()
    {
        using var body = JsonDocument.Parse(
            SlackMessage.Post(Sample.Message(Sample.Incident with { Runbook = "huge" }), Context)
        );

        Assert.All(
            body.RootElement.GetProperty("blocks")
                .EnumerateArray()
                .Where(b => b.GetProperty("type").GetString() == "section" && b.TryGetProperty("text", out _)),
            b => Assert.InRange(b.GetProperty("text").GetProperty("text").GetString()!.Length, 1, 3_000)
        );
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Steps.Write(json);

        var read = RunbookSteps.Read(buffer.WrittenSpan);

        Assert.Equal(Steps.Names, read.Names);
        Assert.All(Steps.Names, name => Assert.Equal(Steps.For(name), read.For(name)));
        Assert.All(Steps.Names, name => Assert.Equal(Steps.MeaningOf(name), read.MeaningOf(name)));
        Assert.Throws<JsonException>(() => RunbookSteps.Read("[]"u8));
    }
}
