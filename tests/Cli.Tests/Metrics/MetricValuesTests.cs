namespace RoleFerry.Cli.Tests.Metrics;

public class MetricValuesTests
{
    [Theory]
    [InlineData("There is no metric nonsense.", "show", "nonsense")]
    [InlineData(
        "Give --day or --hour, not both.",
        "show",
        "reply_rate",
        "--day",
        "2026-03-29",
        "--hour",
        "2026-03-29T01"
    )]
    [InlineData("reply_rate is computed per day. Use --day.", "show", "reply_rate", "--hour", "2026-03-29T01")]
    [InlineData("29.3. is not a day", "show", "reply_rate", "--day", "29.3.")]
    [InlineData("noon is not an hour", "show", "bounce_rate", "--hour", "noon")]
    [InlineData("--from must not be after --to", "rebuild", "--from", "2026-03-02", "--to", "2026-03-01")]
    [InlineData("at most 35 days", "rebuild", "--from", "2026-01-01", "--to", "2026-03-01")]
    public void What_cannot_be_asked_is_said(string complaint, params string[] arguments)
    {
        var answer = Answer.Of(["metrics", .. arguments, "--table", "none"]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(complaint, answer.Errors, StringComparison.Ordinal);
    }
}
