using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// Names incidents. An id follows from what the incident is about and the moment it began, so that a retry, a second
/// copy of the alarm or a page sent without the store all name the same incident.
/// </summary>
public static class IncidentId
{
    /// <summary>
    /// <c>INC-</c> and 8 characters. Where two incidents come to the same id, the store refuses the second and asks
    /// again with the next <paramref name="attempt"/>.
    /// </summary>
    /// <param name="key">The incident's grouping key.</param>
    /// <param name="began">When the alarm that opened it changed its state.</param>
    /// <param name="attempt">0, unless that id is taken by another incident.</param>
    public static string Derive(string key, DateTimeOffset began, int attempt = 0) =>
        ShortId.Of("INC-", $"{key}\n{began.ToUnixTimeMilliseconds()}\n{attempt}");
}
