using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters.Channels;

/// <summary>What channels need to know of the deployment.</summary>
public sealed record ChannelSettings
{
    /// <summary>SSM parameters with secrets lie below it, e.g. <c>/roleferry/dev</c>; no slash at its end.</summary>
    public required string SecretsPrefix { get; init; }

    /// <summary>
    /// Whether this function takes requests of Slack and PagerDuty, and so needs what they sign them with. Others may
    /// not read that.
    /// </summary>
    public bool IsDesk { get; init; }

    /// <summary>Where PagerDuty takes events. Accounts in the EU have another host.</summary>
    public Uri PagerDutyEventsUrl { get; init; } = new("https://events.pagerduty.com/v2/enqueue");

    /// <summary>What the names of Slack's methods are appended to; a slash at its end.</summary>
    public Uri SlackApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>The SNS topic that mails people; empty where there is none.</summary>
    public string EmailTopicArn { get; init; } = "";

    /// <summary>
    /// Where people reach the desk; a slash at its end. Null where it is not known, and then no message links to it.
    /// </summary>
    public Uri? DeskUrl { get; init; }

    /// <summary>What all messages have in common.</summary>
    public MessageContext Messages { get; init; } = new("RoleFerry");

    /// <summary>How long one request to a vendor may take, from connecting to the answer's last byte.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The settings of this process.</summary>
    /// <exception cref="InvalidOperationException">
    /// A variable is missing or holds no URL where it should; it is named.
    /// </exception>
    public static ChannelSettings FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>The settings that the variables of template.yaml make.</summary>
    /// <param name="variable">A variable's value by name; null or empty where it is not set.</param>
    /// <exception cref="InvalidOperationException">
    /// A variable is missing or holds no URL where it should; it is named.
    /// </exception>
    public static ChannelSettings From(Func<string, string?> variable)
    {
        var defaults = new ChannelSettings
        {
            SecretsPrefix = Read("SECRETS_PREFIX")?.TrimEnd('/')
                ?? throw new InvalidOperationException("The environment variable SECRETS_PREFIX is not set."),
        };
        return defaults with
        {
            PagerDutyEventsUrl = ReadUrl("PAGERDUTY_EVENTS_URL") ?? defaults.PagerDutyEventsUrl,
            SlackApiUrl = ReadUrl("SLACK_API_URL") is { } url
                ? new Uri($"{url.AbsoluteUri.TrimEnd('/')}/")
                : defaults.SlackApiUrl,
            EmailTopicArn = Read("EMAIL_TOPIC_ARN") ?? "",
            DeskUrl = ReadUrl("DESK_URL") is { } desk ? new Uri($"{desk.AbsoluteUri.TrimEnd('/')}/") : null,
            Messages = new MessageContext(
                Read("PRODUCT_NAME") ?? defaults.Messages.ProductName,
                ReadBases("RUNBOOK_BASE_URL")
            )
            {
                AlarmPrefix = Read("ALARM_PREFIX") ?? "",
            },
        };

        string? Read(string name) =>
            variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

        RunbookBases? ReadBases(string name)
        {
            if (Read(name) is not { } value)
                return null;
            var bases = new RunbookBases(value);
            return bases.IsValid
                ? bases
                : throw new InvalidOperationException(
                    $"The environment variable {name} does not hold https URLs with commas between them."
                );
        }

        Uri? ReadUrl(string name)
        {
            if (Read(name) is not { } value)
                return null;
            return Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw new InvalidOperationException($"The environment variable {name} is not an http or https URL.");
        }
    }
}
