using System.Globalization;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Schedules;

/// <summary>
/// When a schedule fires, in UTC: <c>rate(5 minutes)</c> or <c>cron(0 10 * * ? *)</c>
/// (<see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">syntax</see>;
/// of cron's special characters <c>, - * ? /</c>, not <c>L W #</c>).
/// </summary>
internal abstract record ScheduleExpression
{
    /// <summary>The first moment after this one; null: never again.</summary>
    public abstract DateTimeOffset? After(DateTimeOffset moment);

    /// <exception cref="TemplateException">It is neither.</exception>
    public static ScheduleExpression Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
            throw NotUnderstood(text);
        var inner = text[(open + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return text[..open] switch
        {
            "rate"
                when inner is [var number, var unit]
                    && int.TryParse(number, CultureInfo.InvariantCulture, out var n)
                    && n > 0 => new Rate(n * Unit(unit.TrimEnd('s'), text)),
            "cron" when inner.Length == 6 => Cron.Parse(inner, text),
            _ => throw NotUnderstood(text),
        };
    }

    internal static TemplateException NotUnderstood(string text) => new($"the schedule {text} is not understood");

    private static TimeSpan Unit(string unit, string text) =>
        unit switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            _ => throw NotUnderstood(text),
        };
}
