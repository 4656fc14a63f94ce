using RoleFerry.Core.Channels;

namespace RoleFerry.Core.Tests.Channels;

public class LinkTests
{
    private static readonly RunbookBases Bases = new("https://wiki.example/runbooks, https://other.example/");

    [Theory]
    [InlineData("orders.md", "https://wiki.example/runbooks/orders.md")]
    [InlineData("/db/too many.md", "https://wiki.example/runbooks/db/too%20many.md")]
    [InlineData("a?b#c.md", "https://wiki.example/runbooks/a%3Fb%23c.md")]
    [InlineData("https://other.example/x?y=1", "https://other.example/x?y=1")]
    [InlineData("https://wiki.example/runbooks/db", "https://wiki.example/runbooks/db")]
    [InlineData("https://WIKI.example/runbooks/db", "https://wiki.example/runbooks/db")]
    [InlineData("https://evil.example/login", null)]
    [InlineData("http://wiki.example/runbooks/db", null)]
    [InlineData("https://wiki.example/login", null)]
    [InlineData("https://wiki.example/runbooks-of-evil", null)]
    [InlineData("https://wiki.example/runbooks/../login", null)]
    [InlineData("https://wiki.example/runbooks/%2e%2e/login", null)]
    [InlineData("https://wiki.example/runbooks/..%2flogin", null)]
    [InlineData("https://wiki.example/runbooks/..%5clogin", null)]
    [InlineData("https://wiki.example@evil.example/runbooks/", null)]
    [InlineData("https://x@wiki.example/runbooks/db", null)]
    [InlineData("https://wiki.example:444/runbooks/db", null)]
    [InlineData("https://wiki.example.evil.example/runbooks/db", null)]
    [InlineData("//evil.example/login", "https://wiki.example/runbooks/evil.example/login")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("../secrets.md", null)]
    [InlineData("db/../../secrets.md", null)]
    [InlineData("  ", null)]
    [InlineData("", null)]
    public void A_runbook_is_linked_where_that_is_safe(string runbook, string? expected) =>
        Assert.Equal(expected, RunbookLink.For(runbook, Bases)?.AbsoluteUri);

    [Fact]
    public void A_runbooks_path_needs_a_base() => Assert.Null(RunbookLink.For("orders.md", RunbookBases.None));

    [Theory]
    [InlineData("orders.md", "orders.md")]
    [InlineData("https://wiki.example/runbooks/db", "https://wiki.example/runbooks/db")]
    [InlineData("https://evil.example/login", "a link to a place that is not allowed (RunbookBaseUrl)")]
    public void A_text_names_no_link_either_that_is_not_allowed(string runbook, string expected) =>
        Assert.Equal(expected, RunbookLink.Named(runbook, Bases));

    [Theory]
    [InlineData(
        "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders",
        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/orders"
    )]
    [InlineData(
        "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a b:c/d",
        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/a%20b%3Ac%2Fd"
    )]
    [InlineData(
        "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:x",
        "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#alarmsV2:alarm/x"
    )]
    [InlineData(
        "arn:aws-us-gov:cloudwatch:us-gov-west-1:123456789012:alarm:x",
        "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#alarmsV2:alarm/x"
    )]
    [InlineData("arn:aws:cloudwatch:REGION:ACCOUNT_NUMBER:alarm:EXAMPLE", null)]
    [InlineData("arn:aws:cloudwatch:evil.example/:1:alarm:x", null)]
    [InlineData("arn:aws:cloudwatch::1:alarm:x", null)]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:alarm:x", null)]
    [InlineData("arn:other:cloudwatch:eu-west-1:123456789012:alarm:x", null)]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:", null)]
    [InlineData("checkout p95", null)]
    public void An_alarms_page_follows_from_its_arn(string arn, string? expected) =>
        Assert.Equal(expected, ConsoleLink.ForAlarm(arn)?.AbsoluteUri);

    [Theory]
    [InlineData("https://console.aws.amazon.com/rds/home?region=eu-west-1#dbinstance:id=orders", true)]
    [InlineData("https://eu-west-1.console.aws.amazon.com/codebuild/x", true)]
    [InlineData("https://cn-north-1.console.amazonaws.cn/x", true)]
    [InlineData("https://console.amazonaws-us-gov.com/x", true)]
    [InlineData("http://console.aws.amazon.com/rds", false)]
    [InlineData("https://console.aws.amazon.com:8443/rds", false)]
    [InlineData("https://console.aws.amazon.com@evil.example/rds", false)]
    [InlineData("https://x@console.aws.amazon.com/rds", false)]
    [InlineData("https://evilconsole.aws.amazon.com.example/rds", false)]
    [InlineData("https://evilconsole.aws.amazon.com/rds", false)]
    [InlineData("https://console.aws.amazon.com.evil.example/rds", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("orders", false)]
    [InlineData("", false)]
    public void An_event_links_into_the_console_and_nowhere_else(string link, bool isLinked) =>
        Assert.Equal(isLinked ? link : null, ConsoleLink.Given(link)?.AbsoluteUri);
}
