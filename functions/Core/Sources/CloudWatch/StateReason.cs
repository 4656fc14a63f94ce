using System.Globalization;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// The figures behind a state: from <c>reasonData</c>, which is JSON inside a string, or, where that is absent (SNS,
/// contributors), from the reason's own words.
/// </summary>
internal readonly record struct StateReason(
    string Text,
    double? Value,
    double? Threshold,
    int? PeriodSeconds,
    string? Statistic,
    double? BandFrom,
    double? BandTo
)
{
    public static StateReason Read(Mender mend, JsonElement reason, JsonElement reasonData)
    {
        var text = mend.Text(reason);
        var inWords = new StateReason(
            text,
            NumberAfter(text, "[", " ("),
            NumberAfter(text, "the threshold (", ")"),
            null,
            null,
            NumberAfter(text, "the lower thresholds [", "]"),
            NumberAfter(text, "the upper thresholds [", "]")
        );
        if (reasonData.IsAbsent)
            return inWords;
        if (!JsonInput.TryParse(Encoding.UTF8.GetBytes(reasonData.AsText() ?? ""), out var document, out _))
        {
            mend.Note(SignalOddity.ReasonDataUnreadable);
            return inWords;
        }

        using (document)
        {
            var data = document.RootElement;
            if (!data.IsObject)
                mend.Note(SignalOddity.ReasonDataUnreadable);
            return new StateReason(
                TriggeringAlarms.Behind(text, mend, data.Get("triggeringAlarms")),
                Newest(data.Get("recentDatapoints")) ?? inWords.Value,
                mend.Number(data.Get("threshold")) ?? inWords.Threshold,
                mend.Count(data.Get("period")),
                mend.LineOrNull(data.Get("statistic")),
                Newest(data.Get("recentLowerThresholds")) ?? inWords.BandFrom,
                Newest(data.Get("recentUpperThresholds")) ?? inWords.BandTo
            );
        }
    }

    /// <summary><c>recentDatapoints</c> begins with the oldest.</summary>
    private static double? Newest(JsonElement datapoints) =>
        datapoints.IsList && datapoints.GetArrayLength() is > 0 and var count ? datapoints[count - 1].AsNumber() : null;

    /// <summary>
    /// As in <c>Threshold Crossed: 1 datapoint [99.5 (02/10/19 16:59:00)] was greater than the threshold (50.0).</c>;
    /// the newest datapoint comes first.
    /// </summary>
    private static double? NumberAfter(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var rest = text.AsSpan(start + before.Length);
        var end = rest.IndexOf(after);
        return
            end > 0
            && double.TryParse(rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : null;
    }
}
