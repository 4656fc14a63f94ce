using RoleFerry.Core.Signals;

namespace RoleFerry.Chaos.Reports;

/// <summary>What became of the alarms of one severity.</summary>
/// <param name="Severity">Which.</param>
/// <param name="Alarms">How many fired.</param>
/// <param name="Signals">How many deliveries of their transitions Lambda accepted, copies included.</param>
/// <param name="Incidents">How many became incidents.</param>
/// <param name="Reached">How many somebody was told of.</param>
/// <param name="Overtaken">Of how many nobody was told because their OK was there first.</param>
/// <param name="Failed">How many were in the failure queue, whether or not they reached somebody too.</param>
/// <param name="Lost">How many are in none of these.</param>
/// <param name="Median">Of the times from the first delivery to the first message; null where there was none.</param>
/// <param name="Slowest">What 99 of 100 of them did not exceed.</param>
internal sealed record SeverityRow(
    Severity Severity,
    int Alarms,
    int Signals,
    int Incidents,
    int Reached,
    int Overtaken,
    int Failed,
    int Lost,
    TimeSpan? Median,
    TimeSpan? Slowest
);
