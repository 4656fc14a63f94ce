using System.Text;
using Amazon.DynamoDBv2.Model;
using CsCheck;
using RoleFerry.Adapters.Tests.Channels;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Notifications;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>
/// Secrets are planted in log lines of every format, the lines take their whole way from LogErrors to the bodies that
/// channels send, and everything that is left behind is searched for them. The failure queue keeps what cannot be
/// read as it came; nothing here is unreadable.
/// </summary>
public class SecretsStayOutTests(DynamoDbLocalFixture dynamo)
{
    private const int EntriesOfABatch = 25;
    private static readonly MessageContext Context = new("RoleFerry");

    /// <summary>Every group is heard for itself, and each severity has its channel.</summary>
    private static readonly LogRules Rules = Sent.Rules with
    {
        Redact = [Planted.OwnPattern],
        Signals = new SignalRule(30, 10_000, 20),
        Patterns = [new NamedPattern("mail it", new LogMatcher("mailed"), Core.Signals.Severity.P3)],
    };

    [Fact]
    public Task Planted_secrets_appear_nowhere_downstream() =>
        PlantedLines
            .Any.Array[EntriesOfABatch]
            .SampleAsync(
                async entries =>
                {
                    var left = await EverythingLeftAsync(
                        Sent.Payload(Sent.Envelope(entries.SelectMany(e => e.Lines).Select(Sent.Event)))
                    );
                    Assert.All(entries, entry =>
                        Assert.All(left, text => Assert.False(entry.Secret.IsIn(text), $"{entry}\nis in\n{text}"))
                    );
                },
                iter: 4,
                threads: 1
            );

    /// <summary>What the search would find if redaction were left out.</summary>
    [Fact]
    public async Task The_search_sees_what_is_not_taken_out()
    {
        var left = await EverythingLeftAsync(Sent.Batch("ERROR:app:Could not reach Wednesdaymorning"));

        Assert.Contains(left, text =>
            new Planted("", "Wednesdaymorning").IsIn(text) && text.StartsWith("item ", StringComparison.Ordinal)
        );
        Assert.Contains(left, text =>
            new Planted("", "Wednesdaymorning").IsIn(text) && text.StartsWith("signal ", StringComparison.Ordinal)
        );
        Assert.Contains(left, text =>
            new Planted("", "Wednesdaymorning").IsIn(text) && text.StartsWith("message ", StringComparison.Ordinal)
        );
    }

    private async Task<string[]> EverythingLeftAsync(string payload)
    {
        using var logs = new RecordingLogs();
        using var house = await LogHouse.OpenAsync(dynamo, Rules, logs);
        // Signals stay in their outbox first, so that what is written of them is searched too.
        house.Topic.Before = _ => Fault.NotCarriedOut;
        await house.SendAsync(payload);
        Assert.Empty(house.Failures.Kept);
        var left = new List<string>((await house.ItemsAsync()).Select(i => "item " + Text(i)));
        house.Topic.Before = _ => Fault.None;
        await house.TickAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(house.Topic.Published);

        using var router = await TestHouse.OpenAsync(dynamo);
        foreach (var signal in house.Topic.Published)
            await router.HandleAsync(signal);
        await router.TickAsync(TimeSpan.FromMinutes(1));
        left.AddRange(house.Topic.Documents.Select(d => "signal " + d));
        left.AddRange(
            (await house.ItemsAsync()).Concat((await router.ItemsAsync()).Values).Select(i => "item " + Text(i))
        );
        left.AddRange(house.Metrics.Written.Select(m => "metric " + m));
        left.AddRange(logs.Lines.Select(l => "log " + l));
        left.AddRange(
            router
                .Slack.Asked.SelectMany(m =>
                    new[]
                    {
                        SlackMessage.Post(m, Context),
                        SlackMessage.Reply(m, new PostedMessage("C1", "1"), Context),
                    }
                )
                .Select(Body)
        );
        left.AddRange(router.PagerDuty.Asked.Select(m => Body(PagerDutyMessage.Write(m, Context, "key"))));
        left.AddRange(
            router.Mail.Asked.Select(m => EmailMessage.Of(m, Context)).Select(m => $"message {m.Subject} {m.Body}")
        );
        return [.. left];
    }

    private static string Body(ReadOnlyMemory<byte> body) => "message " + Encoding.UTF8.GetString(body.Span);

    private static string Text(Dictionary<string, AttributeValue> item) =>
        string.Join(' ', item.Select(a => $"{a.Key}={Text(a.Value)}"));

    private static string Text(AttributeValue value) =>
        value.S
        ?? value.N
        ?? string.Join(
            ' ',
            (value.SS ?? [])
                .Concat((value.L ?? []).Select(Text))
                .Concat((value.M ?? []).Select(m => $"{m.Key}={Text(m.Value)}"))
        );
}
