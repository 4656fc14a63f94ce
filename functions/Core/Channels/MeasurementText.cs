using System.Globalization;
using System.Text.RegularExpressions;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>
/// What was measured, as a sentence: what, how much, how much may be, and for how long. Plain text on one line; empty
/// where nothing is known.
/// </summary>
internal static partial class MeasurementText
{
    /// <summary>Characters of an expression that are shown; whoever wants all of it opens the alarm.</summary>
    private const int LongestExpression = 80;

    private const int LongestStatistic = 40;

    /// <summary>
    /// <c>5xx: 73 in 1 min, limit 50, for 3 of 5 min</c>; <c>No data for 3 min of Heartbeat</c>;
    /// <c>CPUUtilization: 91.3 on average over 1 min, limit 85, for 10 min</c>.
    /// </summary>
    public static string Of(Signal signal, StateChangeWords words)
    {
        if (signal.Measurement is not { } measured)
            return "";
        var (metric, statistic) = Subject(measured);
        if (words.PeriodsWithoutData is { } periods)
            return $"No data{For(periods, measured.PeriodSeconds)} of {metric}";
        if (signal.State == SignalState.InsufficientData)
            return $"No data of {metric}";
        var expected = Expected(measured, words);
        if (measured.Value is not { } value)
            return expected.Length == 0 ? "" : $"{metric}: {expected}";
        string[] parts =
        [
            $"{Number(value)}{Over(statistic, measured.PeriodSeconds)}",
            expected,
            HowLong(words, measured.PeriodSeconds),
        ];
        return $"{metric}: {string.Join(", ", parts.Where(p => p.Length > 0))}";
    }

    /// <summary>A number for people: <c>1,234.5</c>.</summary>
    public static string Number(double value) =>
        Math.Abs(value) is 0 or (>= 1e-3 and < 1e15)
            ? value.ToString("#,0.####", CultureInfo.InvariantCulture)
            : value.ToString("G6", CultureInfo.InvariantCulture);

    private static (string Metric, string Statistic) Subject(Measurement measured)
    {
        var metric = PlainText.OneLine(measured.Metric ?? "");
        var statistic = PlainText.Shorten(PlainText.OneLine(measured.Statistic ?? ""), LongestStatistic);
        if (Query().Match(metric) is { Success: true } query)
            return (query.Groups["metric"].Value.Trim('"', ' '), query.Groups["statistic"].Value);
        if (Calculation().IsMatch(metric))
            statistic = "";
        return (metric.Length == 0 ? "Value" : PlainText.Shorten(metric, LongestExpression), statistic);
    }

    private static string Over(string statistic, int? seconds)
    {
        var period = seconds is > 0 and var s ? Words.Duration(TimeSpan.FromSeconds(s)) : "";
        return (statistic.ToUpperInvariant(), period) switch
        {
            ("SUM" or "SAMPLECOUNT" or "COUNT", { Length: > 0 }) => $" in {period}",
            ("AVERAGE" or "AVG", { Length: > 0 }) => $" on average over {period}",
            ({ Length: > 0 }, { Length: > 0 }) => $" over {period} ({statistic})",
            ({ Length: > 0 }, _) => $" ({statistic})",
            (_, { Length: > 0 }) => $" over {period}",
            _ => "",
        };
    }

    private static string Expected(Measurement measured, StateChangeWords words)
    {
        if (words is { Lower: { } lower, Upper: { } upper })
            return $"expected {Number(lower)} to {Number(upper)}";
        if (words.Upper is { } most)
            return $"expected up to {Number(most)}";
        if (words.Lower is { } least)
            return $"expected from {Number(least)} on";
        var threshold = measured.Threshold is { } t ? $" {Number(t)}" : "";
        return (measured.Comparison ?? words.Comparison) switch
        {
            "GreaterThanThreshold" => threshold.Length == 0 ? "above its limit" : $"limit{threshold}",
            "GreaterThanOrEqualToThreshold" => threshold.Length == 0 ? "at its limit" : $"has to stay below{threshold}",
            "LessThanThreshold" => threshold.Length == 0 ? "below its minimum" : $"minimum{threshold}",
            "LessThanOrEqualToThreshold" => threshold.Length == 0 ? "at its minimum" : $"has to stay above{threshold}",
            "GreaterThanUpperThreshold" => "above the expected band",
            "LessThanLowerThreshold" => "below the expected band",
            "LessThanLowerOrGreaterThanUpperThreshold" => "outside the expected band",
            _ => threshold.Length == 0 ? "" : $"threshold{threshold}",
        };
    }

    /// <summary>Nothing for a single datapoint: the value says for how long already.</summary>
    private static string HowLong(StateChangeWords words, int? seconds) =>
        (words.Crossed, words.OutOf) switch
        {
            ({ } crossed, { } of) when of > crossed && seconds is > 0 and var s => $"for {Span(crossed, of, s)}",
            ({ } crossed, { } of) when of > crossed => $"{crossed} of {of} times",
            (> 1 and var crossed, _) => For(crossed, seconds).TrimStart(),
            _ => "",
        };

    private static string Span(int crossed, int of, int seconds) =>
        seconds % 60 == 0 && (long)of * seconds < 2 * 60 * 60
            ? Said($"{crossed * seconds / 60} of {of * seconds / 60} min")
            : $"{Long(crossed, seconds)} of {Long(of, seconds)}";

    private static string For(int periods, int? seconds) =>
        seconds is > 0 and var s ? $" for {Long(periods, s)}" : Said($" for {periods} periods");

    private static string Long(int periods, int seconds) =>
        Words.Duration(TimeSpan.FromSeconds((double)periods * seconds));

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A Metrics Insights query.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
    /// </summary>
    [GeneratedRegex(
        @"^\s*SELECT\s{1,9}(?<statistic>[A-Z]{1,20})\((?<metric>[^()]{1,255})\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Query();

    /// <summary>Metric math; its parts have statistics, the result has none.</summary>
    [GeneratedRegex(@"[*(]| [+/-] ", RegexOptions.CultureInvariant)]
    private static partial Regex Calculation();
}
