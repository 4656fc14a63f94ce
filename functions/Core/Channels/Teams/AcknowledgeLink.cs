using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Channels.Teams;

/// <summary>
/// What a link says by which a reader acknowledges an incident: which one, in which channel, and until when it counts.
/// Signed with HMAC-SHA-256, so that nobody else can make one. Whoever has it can use it, once.
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

    /// <summary>Longer ones are not looked at.</summary>
    private const int MaxLength = 512;

    private const string Purpose = "roleferry acknowledge v1";

    /// <summary>Makes the link's token: a path segment of letters, digits, <c>-</c>, <c>_</c> and a dot.</summary>
    public static string Write(string key, string incidentId, string channel, DateTimeOffset now)
    {
        var until = (now + ValidFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var said = Encoding.UTF8.GetBytes($"{incidentId}\n{channel}\n{until}");
        return $"{Base64Url.EncodeToString(said)}.{Sign(key, said)}";
    }

    /// <summary>
    /// Reads a token, in a time that does not depend on how much of its signature is right; null where it is forged or
    /// none. Whether it still counts is the caller's to ask.
    /// </summary>
    public static AcknowledgeLink? Read(string key, string token)
    {
        if (token.Length > MaxLength || token.Split('.') is not [var body, var signature] || !IsBase64Url(body))
            return null;
        var said = Base64Url.DecodeFromChars(body);
        var right = Sign(key, said);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(right)))
            return null;
        return
            Encoding.UTF8.GetString(said).Split('\n') is [var incidentId, var channel, var until]
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new AcknowledgeLink(incidentId, channel, DateTimeOffset.FromUnixTimeSeconds(seconds), right)
            : null;
    }

    private static bool IsBase64Url(string text) => Base64Url.IsValid(text.AsSpan());

    private static string Sign(string key, ReadOnlySpan<byte> said)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(Purpose + "\n"), .. said];
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }
}
