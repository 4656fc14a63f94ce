namespace RoleFerry.Local.Page.Incidents;

/// <summary>An error group that raised one of an incident's alarms.</summary>
/// <param name="Fingerprint">Its name.</param>
/// <param name="Count">How often it was seen.</param>
/// <param name="Versions">The versions it was seen in.</param>
/// <param name="Sample">One of its errors.</param>
/// <param name="Waterfall">The request that the sample is from; empty where none is kept.</param>
internal sealed record ErrorLine(
    string Fingerprint,
    long Count,
    IReadOnlyList<string> Versions,
    string Sample,
    string Waterfall
);
