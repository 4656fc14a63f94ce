using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Changes;

/// <summary>
/// Something that was changed about the product: a version that was deployed, a switch, a migration. Texts are of one
/// line.
/// </summary>
public sealed record Change
{
    /// <summary>
    /// How far a change and an incident's beginning may be apart, either way, for the incident to tell of it.
    /// </summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(1);

    /// <summary>Changes that one incident tells of at most.</summary>
    public const int MostTold = 10;

    /// <summary>What was changed, as incidents name it; empty: it may concern all.</summary>
    public required string Service { get; init; }

    /// <summary>What is running since; empty where unknown.</summary>
    public string Version { get; init; } = "";

    /// <summary>When, UTC, by the sender's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; empty where unknown.</summary>
    public string By { get; init; } = "";

    /// <summary>Where to read on, http or https; empty where nowhere.</summary>
    public string Url { get; init; } = "";

    /// <summary>What it was about; empty where nobody said.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Names this very change: the same for every copy of it. 16 hexadecimal digits.</summary>
    public string Id
    {
        get
        {
            var parts = string.Join(
                '\u001f',
                Service,
                Version,
                At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                By,
                Url,
                Summary
            );
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 8));
        }
    }

    /// <summary>When an incident began, or last came back: what changes are held against.</summary>
    public static DateTimeOffset BeginningOf(Incident incident) =>
        incident.Returns.IsEmpty ? incident.BeganAt : incident.Returns[^1];

    /// <summary>Whether an incident has to tell of it. A heartbeat's never has.</summary>
    public bool Concerns(Incident incident) =>
        (At - BeginningOf(incident)).Duration() <= Near
        && (Service.Length == 0 || string.Equals(Service, incident.Service, StringComparison.OrdinalIgnoreCase))
        && !Watchdog.Is(incident.Signal);

    /// <summary>
    /// It as an incident tells of it: <c>api 1.4.2 deployed 12 min before it began, by maya: new cache.</c>
    /// </summary>
    public string TellTo(Incident incident)
    {
        var apart = BeginningOf(incident) - At;
        var what = string.Join(' ', new[] { Service, Version }.Where(t => t.Length > 0));
        var when =
            $"{Words.Duration(Rounded(apart.Duration()))} {(apart >= TimeSpan.Zero ? "before" : "after")} it began";
        var by = By.Length == 0 ? "" : $", by {By}";
        var about = Summary.Length == 0 ? "." : $": {Summary.TrimEnd('.')}.";
        return $"{(what.Length == 0 ? "Something" : what)} deployed "
            + $"{when}{by}{about}{(Url.Length == 0 ? "" : $" {Url}")}";
    }

    /// <summary>Nobody asks for the seconds of minutes.</summary>
    private static TimeSpan Rounded(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? time : TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes));
}
