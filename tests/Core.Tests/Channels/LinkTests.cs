using RoleFerry.Core.Channels;

namespace RoleFerry.Core.Tests.Channels;

public class LinkTests
{
    private static readonly Uri Base = new("https://wiki.example/runbooks");

    [Theory]
    [InlineData("orders.md", "https://wiki.example/runbooks/orders.md")]
    [InlineData("/db/too many.md", "https://wiki.example/runbooks/db/too%20many.md")]
    [InlineData("a?b#c.md", "https://wiki.example/runbooks/a%3Fb%23c.md")]
    [InlineData("https://other.example/x?y=1", "https://other.example/x?y=1")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("../secrets.md", null)]
    [InlineData("db/../../secrets.md", null)]
    [InlineData("  ", null)]
    [InlineData("", null)]
    public void A_runbook_is_linked_where_that_is_safe(string runbook, string? expected) =>
        Assert.Equal(expected, RunbookLink.For(runbook, Base)?.AbsoluteUri);

    [Fact]
    public void A_runbooks_path_needs_a_base() => Assert.Null(RunbookLink.For("orders.md", null));

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
}
