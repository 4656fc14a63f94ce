using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Channels;

/// <summary>
/// What CloudWatch's sentence about a change of state says beyond the figures of its event, as far as it is known.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
/// </summary>
/// <param name="Crossed">Datapoints that crossed the threshold; null where it does not say.</param>
/// <param name="OutOf">Datapoints that were looked at; null where it does not say.</param>
/// <param name="Comparison">How the threshold was crossed, as CloudWatch names it; null where it does not say.</param>
/// <param name="PeriodsWithoutData">Periods for which nothing came; null where something did.</param>
/// <param name="Lower">The lower end of the expected band; null where there is none.</param>
/// <param name="Upper">The upper end of the expected band; null where there is none.</param>
/// <param name="Children">The names of the alarms that made a composite alarm change, each once, in order.</param>
internal sealed partial record StateChangeWords(
    int? Crossed,
    int? OutOf,
    string? Comparison,
    int? PeriodsWithoutData,
    double? Lower,
    double? Upper,
    ImmutableArray<string> Children
)
{
    /// <summary>Children that are read; a sentence holds hardly more.</summary>
    private const int MostChildren = 20;

    public static StateChangeWords Read(string reason)
    {
        var counted = Counted().Match(reason);
        var missing = Missing().Match(reason);
        return new StateChangeWords(
            Whole(counted, "crossed"),
            Whole(counted, "of"),
            Operator(Compared().Match(reason)),
            Whole(missing, "periods"),
            Number(LowerEnd().Match(reason)),
            Number(UpperEnd().Match(reason)),
            [
                .. Child()
                    .Matches(reason)
                    .Select(m => m.Groups["name"].Value.TrimEnd('.', ','))
                    .Distinct(StringComparer.Ordinal)
                    .Take(MostChildren),
            ]
        );
    }

    private static int? Whole(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;

    private static string? Operator(Match match) =>
        (match.Groups["side"].Value, match.Groups["equal"].Success) switch
        {
            ("greater", false) => "GreaterThanThreshold",
            ("greater", true) => "GreaterThanOrEqualToThreshold",
            ("less", false) => "LessThanThreshold",
            ("less", true) => "LessThanOrEqualToThreshold",
            _ => null,
        };

    private static double? Number(Match match) =>
        double.TryParse(
            match.Groups["number"].ValueSpan,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        ) && double.IsFinite(number)
            ? number
            : null;

    [GeneratedRegex(@"^Thresholds? Crossed: (?<crossed>\d{1,4})( out of the last (?<of>\d{1,4}))? datapoints?\b")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(was|were) (?<side>greater|less) than (?<equal>or equal to )?the threshold\b")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\bno datapoints were received for (?<periods>\d{1,4}) period")]
    private static partial Regex Missing();

    [GeneratedRegex(@"\blower thresholds? \[(?<number>[^\],\s]{1,30})")]
    private static partial Regex LowerEnd();

    [GeneratedRegex(@"\bupper thresholds? \[(?<number>[^\],\s]{1,30})")]
    private static partial Regex UpperEnd();

    /// <summary>An alarm's ARN; its name runs up to the words behind it, or to the end of a list's element.</summary>
    [GeneratedRegex(
        @"\barn:aws[a-z-]*:cloudwatch:[a-z0-9-]+:\d{12}:alarm:(?<name>[^\r\n]+?)(?= transitioned to |, |$|\n)"
    )]
    private static partial Regex Child();
}
