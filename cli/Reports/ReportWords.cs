using System.Globalization;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Reports;

/// <summary>A report's facts as people read them, on a terminal and on a page.</summary>
internal static class ReportWords
{
    public static string Month(IncidentReport report) =>
        report.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Night(IncidentReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ReportSettings.NightFrom}:00 to {ReportSettings.NightUntil:00}:00, {report.Zone}"
        );

    /// <summary><c>4 min</c>, or a dash where nothing was measured.</summary>
    public static string Mean(Measure measure) => measure.Mean is { } mean ? Words.Duration(mean) : "-";

    /// <summary><c>below 5 min: met</c>, <c>below 30 min: missed</c>, or empty where nothing is asked.</summary>
    public static string Target(Measure measure) =>
        (measure.Target, measure.IsMet) switch
        {
            ({ } target, true) => $"below {Words.Duration(target)}: met",
            ({ } target, false) => $"below {Words.Duration(target)}: missed",
            ({ } target, null) => $"below {Words.Duration(target)}",
            _ => "",
        };

    public static string Service(string service) => service.Length == 0 ? "(unknown)" : service;

    /// <summary><c>acknowledged after 7 min instead of 5 min</c></summary>
    public static string Miss(SlaMiss miss)
    {
        var what = (miss.Kind, miss.Happened) switch
        {
            (SlaKind.Acknowledge, true) => "acknowledged after",
            (SlaKind.Acknowledge, false) => "not acknowledged for",
            (_, true) => "resolved after",
            _ => "not resolved for",
        };
        return $"{what} {Words.Duration(miss.Took)} instead of {Words.Duration(miss.Allowed)}";
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
