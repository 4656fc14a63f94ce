using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Channels;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;

namespace RoleFerry.Cli.Doctor;

/// <summary>
/// Looks at what channels need to reach people, as each kind's module knows to look, and at what lets others in. Rings
/// nobody.
/// </summary>
internal sealed class ChannelDoctor(Site site, AwsCalls aws, HttpClient http)
{
    /// <summary>What lets others in, and what is closed without it.</summary>
    private static readonly ImmutableArray<(string Secret, string Endpoint)> Endpoints =
    [
        .. ChannelModules
            .All.SelectMany(m => m.Secrets)
            .Where(secret => secret.Opens is not null)
            .Select(secret => ($"/{secret.Name}", secret.Opens!)),
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
        var probe = new ChannelProbe
        {
            SecretsPrefix = Prefix,
            Secret = name => secrets?.Find($"/{name}"),
            Parameter = Parameter,
            Http = http,
            LookAtMailAsync = stop => TopicAsync("EmailTopicArn", "AlertEmail", stop),
        };
        foreach (var module in ChannelModules.All)
        {
            var channels = policy.Channels.Values.Where(c => c.Kind == module.Kind);
            if (module.Check is not { } check)
            {
                foreach (var channel in channels)
                    reach[channel.Name] = new ChannelReach(channel.Name, Found.ToDo, "it counts, and notifies nobody");
                continue;
            }

            foreach (var alike in channels.GroupBy(check.Title))
            {
                var looked =
                    secrets is null && check.Secrets(alike.First()).Count > 0
                        ? new Check(alike.Key, Found.Unknown, fault!)
                        : CheckOf(alike.Key, await check.LookAsync(probe, alike.First(), cancellation));
                checks.Add(looked);
                foreach (var channel in alike)
                    reach[channel.Name] = ReachOf(channel, looked);
            }
        }

        checks.Add(CheckOf("mail of this system itself", await TopicAsync("OpsTopicArn", "OpsEmail", cancellation)));
        checks.AddRange(Endpoints.Select(d => Endpoint(d.Secret, d.Endpoint, secrets, fault)));
        return (checks.ToImmutable(), reach.ToImmutable());
    }

    private static Check CheckOf(string what, ChannelFinding finding) =>
        new(
            what,
            finding.IsReady switch
            {
                true => Found.Ok,
                false => Found.ToDo,
                null => Found.Unknown,
            },
            finding.Text,
            finding.Next
        );

    private static ChannelReach ReachOf(Channel channel, Check check) =>
        new(channel.Name, check.Found, check.Found == Found.Ok ? null : check.Text);

    private string? Parameter(string name) =>
        site.Stack.Parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private async Task<(Secrets? Secrets, string? Fault)> SecretsAsync(
        RoutingPolicy policy,
        CancellationToken cancellation
    )
    {
        try
        {
            using var ssm = site.Ssm();
            var names = policy
                .Channels.Values.SelectMany(c => ChannelModules.Of(c.Kind).Check?.Secrets(c) ?? [])
                .Select(name => $"/{name}")
                .Concat(Endpoints.Select(d => d.Secret));
            return (await Secrets.ReadAsync(ssm, Prefix, names, cancellation), null);
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return (null, $"the secrets below {Prefix} cannot be read: {e.Message}");
        }
    }

    private async Task<ChannelFinding> TopicAsync(string output, string parameter, CancellationToken cancellation)
    {
        if (site.Stack.Outputs.GetValueOrDefault(output) is not { Length: > 0 } topic)
            return new ChannelFinding(null, $"the stack has no output {output}");
        try
        {
            var answer = await aws.SnsAsync("GetTopicAttributes", [new("TopicArn", topic)], cancellation);
            return (Count(answer, "SubscriptionsConfirmed"), Count(answer, "SubscriptionsPending")) switch
            {
                (> 0 and var confirmed, _) => new ChannelFinding(true, $"{confirmed} confirmed"),
                (_, > 0 and var pending) => new ChannelFinding(
                    false,
                    $"nobody has confirmed; {pending} pending",
                    "Follow the confirmation link in the mail from SNS."
                ),
                _ => new ChannelFinding(
                    false,
                    "nobody is subscribed",
                    $"Deploy with {parameter}=..., or: aws sns subscribe --protocol email --topic-arn {topic} "
                        + $"--notification-endpoint ..."
                ),
            };
        }
        catch (Exception e) when (e is AwsCallException || AwsFaults.IsOne(e))
        {
            return new ChannelFinding(null, $"who reads {topic} cannot be read: {e.Message}");
        }
    }

    private static int Count(XElement answer, string attribute)
    {
        var entry = answer.Descendants("entry").FirstOrDefault(e => (string?)e.Element("key") == attribute);
        return int.TryParse((string?)entry?.Element("value"), CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    /// <summary>An endpoint that nobody uses needs no secret: it is not something left to do.</summary>
    private static Check Endpoint(string name, string endpoint, Secrets? secrets, string? fault) =>
        secrets switch
        {
            null => new Check(endpoint, Found.Unknown, fault!),
            _ when secrets.Find(name) is not null => new Check(
                endpoint,
                Found.Ok,
                $"open, {secrets.Prefix}{name} is there"
            ),
            _ => new Check(endpoint, Found.Ok, $"closed, no secret {secrets.Prefix}{name}"),
        };
}
