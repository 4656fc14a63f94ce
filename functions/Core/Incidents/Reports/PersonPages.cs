namespace RoleFerry.Core.Incidents.Reports;

/// <summary>How often somebody was paged.</summary>
/// <param name="Person">Who, or the channel where it is not known who that reached.</param>
/// <param name="Pages">How often in all.</param>
/// <param name="AtNight">How often of these at night.</param>
public sealed record PersonPages(string Person, int Pages, int AtNight);
