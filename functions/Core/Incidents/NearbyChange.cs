using RoleFerry.Core.Changes;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>Changes of the product around an incident's beginning, which may be its cause.</summary>
public static class NearbyChange
{
    /// <summary>How far a change and an incident's beginning may be apart, either way.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(1);

    /// <summary>Changes that one incident's timeline names at most.</summary>
    public const int MostTold = 10;

    /// <summary>When an incident began, or last came back: the moment that changes are compared with.</summary>
    public static DateTimeOffset BeginningOf(Incident incident) =>
        incident.Returns.IsEmpty ? incident.BeganAt : incident.Returns[^1];

    /// <summary>Whether an incident's timeline names a change. A watchdog's never does.</summary>
    public static bool Concerns(Incident incident, Change change) =>
        (change.At - BeginningOf(incident)).Duration() <= Near
        && (
            change.Service.Length == 0
            || string.Equals(change.Service, incident.Service, StringComparison.OrdinalIgnoreCase)
        )
        && !Watchdog.Is(incident.Signal);

    /// <summary>
    /// A change as an incident's timeline names it: <c>api 1.4.2 deployed 12 min before it began, by maya: new
    /// cache.</c>
    /// </summary>
    public static string Sentence(Incident incident, Change change)
    {
        var apart = BeginningOf(incident) - change.At;
        var what = string.Join(' ', new[] { change.Service, change.Version }.Where(t => t.Length > 0));
        var when =
            $"{Words.Duration(Rounded(apart.Duration()))} {(apart >= TimeSpan.Zero ? "before" : "after")} it began";
        var by = change.By.Length == 0 ? "" : $", by {change.By}";
        var about = change.Summary.Length == 0 ? "." : $": {change.Summary.TrimEnd('.')}.";
        return $"{(what.Length == 0 ? "Something" : what)} deployed "
            + $"{when}{by}{about}{(change.Url.Length == 0 ? "" : $" {change.Url}")}";
    }

    /// <summary>Nobody asks for the seconds of minutes.</summary>
    private static TimeSpan Rounded(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? time : TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes));
}
