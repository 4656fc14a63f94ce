namespace RoleFerry.Core.Incidents.Reports;

/// <summary>How much noise an alarm makes.</summary>
/// <param name="Alarm">Its name.</param>
/// <param name="Opened">Incidents that it opened.</param>
/// <param name="Joined">Incidents of others that it joined.</param>
/// <param name="Messages">Messages that people got about the incidents that it opened.</param>
/// <param name="NobodyActed">
/// Incidents that it opened and that were over before anybody took them: what it may not have to page for.
/// </param>
public sealed record AlarmNoise(string Alarm, int Opened, int Joined, int Messages, int NobodyActed);
