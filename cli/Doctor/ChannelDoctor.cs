using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;

namespace RoleFerry.Cli.Doctor;

/// <summary>
/// Looks at what channels need to reach people: secrets, Slack's word on its token, who confirmed the mail topic.
/// Rings nobody.
/// </summary>
internal sealed partial class ChannelDoctor(Site site, AwsCalls aws, HttpClient http)
{
    private const string BotToken = "/slack/bot-token";
    private const string Webhook = "/slack/webhook-url";
    private const string PostScope = "chat:write";

    /// <summary>What lets others in, and what is closed without it.</summary>
    private static readonly ImmutableArray<(string Secret, string Door)> Doors =
    [
        ("/slack/signing-secret", "Slack's buttons and commands"),
        ("/pagerduty/webhook-secret", "PagerDuty's webhook"),
        ("/webhooks/signing-secret", "signed alarms and changes"),
        .. WebhookSources
            .All.Where(s => s.Authentication == WebhookAuthentication.BearerToken)
            .Select(s => (s.Secret, s.Title)),
        ("/heartbeats/token", "pings of jobs"),
    ];

    private string Prefix => $"{Parameter("SecretsPrefix") ?? "/roleferry"}/{Parameter("Environment") ?? "dev"}";

    /// <summary>Looks at the channels of a policy.</summary>
    /// <returns>What was found, and whether each channel reaches anybody, by its name.</returns>
    public async Task<(ImmutableArray<Check> Checks, ImmutableDictionary<string, ChannelReach> Reach)> LookAsync(
        RoutingPolicy policy,
        CancellationToken cancellation
    )
    {
        var checks = ImmutableArray.CreateBuilder<Check>();
        var reach = ImmutableDictionary.CreateBuilder<string, ChannelReach>();
        var (secrets, fault) = await SecretsAsync(policy, cancellation);
        foreach (var channel in policy.Channels.Values.Where(c => c.Kind == PagerDutyKind.Value))
            checks.Add(Take(channel, PagerDuty(channel, secrets, fault)));

        var slack = await SlackAsync(secrets, fault, cancellation);
        var slackChannels = policy.Channels.Values.Where(c => c.Kind == SlackKind.Value).ToArray();
        foreach (var channel in slackChannels)
            reach[channel.Name] = ReachOf(channel, slack);
        if (slackChannels.Length > 0)
            checks.Add(slack);

        var mail = await TopicAsync("mail", "EmailTopicArn", "AlertEmail", cancellation);
        var mailChannels = policy.Channels.Values.Where(c => c.Kind == EmailKind.Value).ToArray();
        foreach (var channel in mailChannels)
            reach[channel.Name] = ReachOf(channel, mail);
        if (mailChannels.Length > 0)
            checks.Add(mail);
        foreach (var channel in policy.Channels.Values.Where(c => c.Kind.IsForTests))
            reach[channel.Name] = new ChannelReach(channel.Name, Found.ToDo, "it counts, and notifies nobody");

        checks.Add(await TopicAsync("mail of this system itself", "OpsTopicArn", "OpsEmail", cancellation));
        checks.AddRange(Doors.Select(d => Door(d.Secret, d.Door, secrets, fault)));
        return (checks.ToImmutable(), reach.ToImmutable());

        Check Take(Channel channel, Check check)
        {
            reach[channel.Name] = ReachOf(channel, check);
            return check;
        }
    }

    private static ChannelReach ReachOf(Channel channel, Check check) =>
        new(channel.Name, check.Found, check.Found == Found.Ok ? null : check.Text);

    private string? Parameter(string name) =>
        site.Stack.Parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static string KeyOf(Channel channel) =>
        $"/pagerduty/{(channel.Target.Length == 0 ? "routing-key" : channel.Target)}";

    private async Task<(Secrets? Secrets, string? Fault)> SecretsAsync(
        RoutingPolicy policy,
        CancellationToken cancellation
    )
    {
        try
        {
            using var ssm = site.Ssm();
            var names = policy
                .Channels.Values.Where(c => c.Kind == PagerDutyKind.Value)
                .Select(KeyOf)
                .Concat([BotToken, Webhook])
                .Concat(Doors.Select(d => d.Secret));
            return (await Secrets.ReadAsync(ssm, Prefix, names, cancellation), null);
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return (null, $"the secrets below {Prefix} cannot be read: {e.Message}");
        }
    }

    private static Check PagerDuty(Channel channel, Secrets? secrets, string? fault)
    {
        var (what, name) = ($"PagerDuty, {channel.Name}", KeyOf(channel));
        if (secrets is null)
            return new Check(what, Found.Unknown, fault!);
        if (secrets.Find(name) is not { } key)
            return new Check(what, Found.ToDo, $"no secret {secrets.Prefix}{name}", secrets.HowToPut(name));
        return RoutingKey().IsMatch(key)
            ? new Check(what, Found.Ok, $"{secrets.Prefix}{name} exists, with 32 letters and digits; nobody was rung")
            : new Check(
                what,
                Found.ToDo,
                $"{secrets.Prefix}{name} is not an Events API v2 integration key; those have 32 letters and digits",
                secrets.HowToReplace(name)
            );
    }

    private async Task<Check> SlackAsync(Secrets? secrets, string? fault, CancellationToken cancellation)
    {
        const string what = "Slack";
        if (secrets is null)
            return new Check(what, Found.Unknown, fault!);
        if (secrets.Find(BotToken) is not { } token)
        {
            return secrets.Find(Webhook) is null
                ? new Check(
                    what,
                    Found.ToDo,
                    $"no secret {secrets.Prefix}{BotToken}, and no webhook",
                    secrets.HowToPut(BotToken)
                )
                : new Check(
                    what,
                    Found.Ok,
                    "only a webhook: everything goes to its one channel, without buttons, edits and threads"
                );
        }

        try
        {
            var api = new Uri(Parameter("SlackApiUrl") ?? "https://slack.com/api/");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "auth.test"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = new FormUrlEncodedContent([]);
            using var response = await http.SendAsync(request, cancellation);
            var answer = JsonSerializer.Deserialize<JsonElement>(
                await response.Content.ReadAsByteArrayAsync(cancellation)
            );
            if (!answer.TryGetProperty("ok", out var ok) || ok.ValueKind != JsonValueKind.True)
                return new Check(
                    what,
                    Found.ToDo,
                    $"the bot token was refused: {answer.Text("error")}",
                    secrets.HowToReplace(BotToken)
                );
            string[] scopes = response.Headers.TryGetValues("x-oauth-scopes", out var said)
                ?
                [
                    .. string.Join(',', said)
                        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                ]
                : [];
            return scopes.Contains(PostScope)
                ? new Check(
                    what,
                    Found.Ok,
                    $"{answer.Text("team")} takes the bot token of {answer.Text("user")}, with "
                        + $"{string.Join(", ", scopes)}; invite it to the channels"
                )
                : new Check(
                    what,
                    Found.ToDo,
                    $"the bot token lacks {PostScope}",
                    "Add the scope on the app's page, OAuth & Permissions, and install the app again."
                );
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or JsonException
                        or FormatException
                        or InvalidOperationException
                        or TaskCanceledException
            )
        {
            return new Check(
                what,
                Found.Unknown,
                $"Slack could not be asked whether it accepts the bot token ({e.GetType().Name})"
            );
        }
    }

    private async Task<Check> TopicAsync(string what, string output, string parameter, CancellationToken cancellation)
    {
        if (site.Stack.Outputs.GetValueOrDefault(output) is not { Length: > 0 } topic)
            return new Check(what, Found.Unknown, $"the stack has no output {output}");
        try
        {
            var answer = await aws.SnsAsync("GetTopicAttributes", [new("TopicArn", topic)], cancellation);
            return (Count(answer, "SubscriptionsConfirmed"), Count(answer, "SubscriptionsPending")) switch
            {
                (> 0 and var confirmed, _) => new Check(what, Found.Ok, $"{confirmed} confirmed"),
                (_, > 0 and var pending) => new Check(
                    what,
                    Found.ToDo,
                    $"nobody has confirmed; {pending} pending",
                    "Follow the confirmation link in the mail from SNS."
                ),
                _ => new Check(
                    what,
                    Found.ToDo,
                    "nobody is subscribed",
                    $"Deploy with {parameter}=..., or: aws sns subscribe --protocol email --topic-arn {topic} "
                        + $"--notification-endpoint ..."
                ),
            };
        }
        catch (Exception e) when (e is AwsCallException || AwsFaults.IsOne(e))
        {
            return new Check(what, Found.Unknown, $"who reads {topic} cannot be read: {e.Message}");
        }
    }

    private static int Count(XElement answer, string attribute)
    {
        var entry = answer.Descendants("entry").FirstOrDefault(e => (string?)e.Element("key") == attribute);
        return int.TryParse((string?)entry?.Element("value"), CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    /// <summary>A door that nobody uses needs no secret: it is not something left to do.</summary>
    private static Check Door(string name, string door, Secrets? secrets, string? fault) =>
        secrets switch
        {
            null => new Check(door, Found.Unknown, fault!),
            _ when secrets.Find(name) is not null => new Check(
                door,
                Found.Ok,
                $"open, {secrets.Prefix}{name} is there"
            ),
            _ => new Check(door, Found.Ok, $"closed, no secret {secrets.Prefix}{name}"),
        };

    /// <summary>An integration key. https://developer.pagerduty.com/docs/events-api-v2/trigger-events/</summary>
    [GeneratedRegex("^[0-9A-Za-z]{32}$")]
    private static partial Regex RoutingKey();
}
