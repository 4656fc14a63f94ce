using System.Globalization;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Dashboards;

/// <summary>
/// What a widget's button says when it is pressed. Made when the widget is drawn and signed, so that neither the body
/// of a dashboard nor the HTML of somebody else's widget can say it.
/// </summary>
/// <param name="Action">What it does.</param>
/// <param name="IncidentId">To which incident.</param>
/// <param name="Until">It counts before this moment, to the second.</param>
/// <param name="Signature">In base64url. Names the press: it is carried out once.</param>
public sealed record ButtonPress(string Action, string IncidentId, DateTimeOffset Until, string Signature)
{
    /// <summary>
    /// How long a drawn button counts. Dashboards that are looked at draw themselves anew every few minutes at most;
    /// much shorter than a command is known as carried out (30 hours).
    /// </summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);

    private const string Purpose = "roleferry dashboard button v1";

    /// <summary>Makes the button's token.</summary>
    public static string Write(string key, string action, string incidentId, DateTimeOffset now)
    {
        var until = (now + ValidFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return SignedToken.Write(key, Purpose, $"{action}\n{incidentId}\n{until}");
    }

    /// <summary>
    /// Reads a token; null where it is forged or none. Whether it still counts is the caller's to ask.
    /// </summary>
    public static ButtonPress? Read(string key, string token) =>
        SignedToken.Read(key, Purpose, token) is { } read
        && read.Text.Split('\n') is [var action, var incidentId, var until]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new ButtonPress(action, incidentId, DateTimeOffset.FromUnixTimeSeconds(seconds), read.Signature)
            : null;
}
