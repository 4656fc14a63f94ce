using System.Globalization;
using RoleFerry.Local.Schedules;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Schedules;

public class ScheduleExpressionTests
{
    [Theory]
    [InlineData("rate(1 minute)", "2026-03-01T10:00:00Z", "2026-03-01T10:01:00Z")]
    [InlineData("rate(1 minute)", "2026-03-01T10:00:59.999Z", "2026-03-01T10:01:00Z")]
    [InlineData("rate(6 hours)", "2026-03-01T10:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("rate(1 day)", "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z")]
    [InlineData("cron(0 10 * * ? *)", "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("cron(0 0 1 * ? *)", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")]
    [InlineData("cron(0 0 * * ? *)", "2026-03-01T12:00:00Z", "2026-03-02T00:00:00Z")]
    [InlineData("cron(15 12 ? * MON-FRI *)", "2026-03-06T13:00:00Z", "2026-03-09T12:15:00Z")]
    [InlineData("cron(0/20 8-9 ? * 1 *)", "2026-03-01T08:40:00Z", "2026-03-01T09:00:00Z")]
    [InlineData("cron(0 8 29 FEB ? *)", "2026-03-01T00:00:00Z", "2028-02-29T08:00:00Z")]
    public void The_next_moment_is(string expression, string now, string next) =>
        Assert.Equal(Moment(next), ScheduleExpression.Parse(expression).After(Moment(now)));

    [Fact]
    public void A_year_that_is_over_never_comes_again() =>
        Assert.Null(ScheduleExpression.Parse("cron(0 0 1 1 ? 2025)").After(Moment("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(5 fortnights)")]
    [InlineData("cron(0 10 * * ?)")]
    [InlineData("cron(60 10 * * ? *)")]
    [InlineData("cron(0 10 L * ? *)")]
    [InlineData("at(2026-01-01T00:00:00)")]
    public void What_is_not_understood_is_said(string expression)
    {
        var refused = Assert.Throws<TemplateException>(() => ScheduleExpression.Parse(expression));
        Assert.Contains($"schedule {expression}", refused.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
