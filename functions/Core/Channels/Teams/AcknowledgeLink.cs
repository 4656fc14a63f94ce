using System.Globalization;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// What a link says by which a reader acknowledges an incident: which one, in which channel, and until when it counts.
/// Whoever has it can use it, once.
/// </summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Channel">The channel's name in the policy.</param>
/// <param name="Until">It counts before this moment, to the second.</param>
/// <param name="Signature">In base64url. Names the link: a command of it is carried out once.</param>
public sealed record AcknowledgeLink(string IncidentId, string Channel, DateTimeOffset Until, string Signature)
{
    /// <summary>
    /// How long a link counts. Shorter than a command is known as carried out (30 hours): one that was used does
    /// nothing as long as it counts.
    /// </summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    private const string Purpose = "roleferry acknowledge v1";

    /// <summary>Makes the link's token: a path segment.</summary>
    public static string Write(string key, string incidentId, string channel, DateTimeOffset now)
    {
        var until = (now + ValidFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return SignedToken.Write(key, Purpose, $"{incidentId}\n{channel}\n{until}");
    }

    /// <summary>
    /// Reads a token; null where it is forged or none. Whether it still counts is the caller's to ask.
    /// </summary>
    public static AcknowledgeLink? Read(string key, string token) =>
        SignedToken.Read(key, Purpose, token) is { } read
        && read.Text.Split('\n') is [var incidentId, var channel, var until]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new AcknowledgeLink(incidentId, channel, DateTimeOffset.FromUnixTimeSeconds(seconds), read.Signature)
            : null;
}
