using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>A deadline that an incident did not keep.</summary>
/// <param name="IncidentId">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Kind">What should have happened by then.</param>
/// <param name="Allowed">How long it might have taken.</param>
/// <param name="Took">How long it took; so far, where it has not happened.</param>
/// <param name="Happened">Whether it happened at last.</param>
public sealed record SlaMiss(
    string IncidentId,
    string Title,
    Severity Severity,
    SlaKind Kind,
    TimeSpan Allowed,
    TimeSpan Took,
    bool Happened
);
