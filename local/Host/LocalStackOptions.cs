using RoleFerry.Core.Signals.Webhooks;
using RoleFerry.Core.Sources;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Tables;

namespace RoleFerry.Local;

/// <summary>
/// How the local system is set up. The defaults are those of <c>./roleferry start</c>, but for the port.
/// </summary>
public sealed record LocalStackOptions
{
    /// <summary>The bot token that the Slack receiver takes.</summary>
    public const string SlackBotToken = "xoxb-local";

    /// <summary>The address of the Slack receiver's incoming webhook, as a secret's value.</summary>
    public const string SlackWebhookUrl = Ssm.SsmService.EndpointPlaceholder + "/slack/webhook/T0LOCAL/B0LOCAL/local";

    /// <summary>What the Slack of this machine signs its requests with.</summary>
    public const string SlackSigningSecret = "local-signing-secret";

    /// <summary>What the PagerDuty of this machine signs its webhooks with.</summary>
    public const string PagerDutyWebhookSecret = "local-webhook-secret";

    /// <summary>What our own shapes of webhooks are signed with on this machine.</summary>
    public const string WebhookSigningSecret = "local-webhook-signing-secret";

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>template.yaml; null: the repository's.</summary>
    public string? Template { get; init; }

    /// <summary>Values of the template's parameters, where neither their defaults nor this machine's.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The stack's name, which begins the table's. Give each of several stacks on one database its own.
    /// </summary>
    public string StackName { get; init; } = "local";

    /// <summary>A database to use; null: one of the stack's own.</summary>
    public DynamoDbLocal? Database { get; init; }

    /// <summary>What to start for a function, by its logical id; null: its newest build in the repository.</summary>
    public Func<string, FunctionProgram?>? Programs { get; init; }

    /// <summary>Variables that every function gets on top of the template's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets, by their names below the secrets' prefix.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } =
        new Dictionary<string, string>
        {
            ["/pagerduty/routing-key"] = "localroutingkey00000000000000000",
            ["/pagerduty/secondary"] = "localroutingkey00000000secondary",
            ["/pagerduty/cto"] = "localroutingkey00000000000000cto",
            ["/slack/bot-token"] = SlackBotToken,
            ["/slack/signing-secret"] = SlackSigningSecret,
            ["/pagerduty/webhook-secret"] = PagerDutyWebhookSecret,
            ["/webhooks/signing-secret"] = WebhookSigningSecret,
            ["/heartbeats/token"] = "local-heartbeats-token",
        }
            .Concat(
                WebhookSources
                    .All.Where(s => s.Authentication == WebhookAuthentication.BearerToken)
                    .Select(s => KeyValuePair.Create(s.Secret, $"local-{s.Name}-token"))
            )
            .ToDictionary();

    /// <summary>The bot token among the secrets.</summary>
    internal string SlackToken => Secrets.GetValueOrDefault("/slack/bot-token", SlackBotToken);

    /// <summary>How many processes a function may have at once; further events wait.</summary>
    public int ProcessesPerFunction { get; init; } = 1;

    /// <summary>
    /// The pauses before an asynchronous event is tried again. On AWS
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">one and two
    /// minutes</see>.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>
    /// How long a function's process may take until it asks for work. On AWS 10 s; a busy machine needs more.
    /// </summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long log entries are gathered before subscribers get them.</summary>
    public TimeSpan GatherLogs { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether schedules fire by the clock; else only by <see cref="LocalStack.TickAsync"/>.</summary>
    public bool RunSchedules { get; init; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
