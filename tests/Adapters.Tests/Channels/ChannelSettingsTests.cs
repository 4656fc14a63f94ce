using RoleFerry.Adapters.Channels;
using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters.Tests.Channels;

public class ChannelSettingsTests
{
    [Fact]
    public void Only_the_secrets_prefix_has_to_be_set()
    {
        var settings = Read(("SECRETS_PREFIX", "/roleferry/dev/"));

        Assert.Equal("/roleferry/dev", settings.SecretsPrefix);
        Assert.Equal("https://events.pagerduty.com/v2/enqueue", settings.PagerDutyEventsUrl.AbsoluteUri);
        Assert.Equal("https://slack.com/api/", settings.SlackApiUrl.AbsoluteUri);
        Assert.Equal("", settings.EmailTopicArn);
        Assert.Equal(new MessageContext("RoleFerry"), settings.Messages);
    }

    [Fact]
    public void Everything_can_be_set()
    {
        var settings = Read(
            ("SECRETS_PREFIX", "/x"),
            ("PAGERDUTY_EVENTS_URL", "https://events.eu.pagerduty.com/v2/enqueue"),
            ("SLACK_API_URL", "http://127.0.0.1:3001/slack/api"),
            ("EMAIL_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:mail"),
            ("PRODUCT_NAME", "Shop"),
            ("RUNBOOK_BASE_URL", "https://wiki.example/runbooks"),
            ("ALARM_PREFIX", "shop-prod-")
        );

        Assert.Equal("https://events.eu.pagerduty.com/v2/enqueue", settings.PagerDutyEventsUrl.AbsoluteUri);
        Assert.Equal(
            "http://127.0.0.1:3001/slack/api/chat.update",
            new Uri(settings.SlackApiUrl, "chat.update").AbsoluteUri
        );
        Assert.Equal("arn:aws:sns:eu-west-1:123456789012:mail", settings.EmailTopicArn);
        Assert.Equal(
            new MessageContext("Shop", new RunbookBases("https://wiki.example/runbooks"))
            {
                AlarmPrefix = "shop-prod-",
            },
            settings.Messages
        );
    }

    [Fact]
    public void A_missing_prefix_is_named() =>
        Assert.Contains(
            "SECRETS_PREFIX",
            Assert.Throws<InvalidOperationException>(() => Read(("SECRETS_PREFIX", " "))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("PAGERDUTY_EVENTS_URL", "events.pagerduty.com")]
    [InlineData("SLACK_API_URL", "ftp://slack.com")]
    [InlineData("RUNBOOK_BASE_URL", "/runbooks")]
    [InlineData("RUNBOOK_BASE_URL", "http://wiki.example/runbooks")]
    [InlineData("RUNBOOK_BASE_URL", "https://wiki.example/runbooks,wiki")]
    public void What_is_no_link_is_named(string name, string value) =>
        Assert.Contains(
            name,
            Assert.Throws<InvalidOperationException>(() => Read(("SECRETS_PREFIX", "/x"), (name, value))).Message,
            StringComparison.Ordinal
        );

    private static ChannelSettings Read(params (string Name, string Value)[] variables) =>
        ChannelSettings.From(name => variables.FirstOrDefault(v => v.Name == name).Value);
}
