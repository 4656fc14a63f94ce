using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>The incidents of one severity.</summary>
/// <param name="Severity">Which.</param>
/// <param name="Incidents">How many.</param>
/// <param name="Open">How many of them are not over.</param>
/// <param name="ToDetect">From when they began until we knew.</param>
/// <param name="ToAcknowledge">From when we knew until somebody took them; of those that somebody took.</param>
/// <param name="ToResolve">From when they began until they were over; of those that are.</param>
public sealed record SeverityMeasures(
    Severity Severity,
    int Incidents,
    int Open,
    Measure ToDetect,
    Measure ToAcknowledge,
    Measure ToResolve
);
