using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Desk;

/// <summary>Slack's signature of a request. https://docs.slack.dev/authentication/verifying-requests-from-slack/</summary>
public static class SlackSignature
{
    /// <summary>How far the request's time may be from ours, either way, as Slack advises.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v0";

    /// <summary>Checks it, in a time that does not depend on how much of it is right.</summary>
    /// <param name="secret">The app's signing secret.</param>
    /// <param name="timestamp"><c>X-Slack-Request-Timestamp</c>: seconds since 1970.</param>
    /// <param name="signature"><c>X-Slack-Signature</c>: <c>v0=</c> and 64 hexadecimal digits.</param>
    /// <param name="body">The body's very bytes.</param>
    /// <param name="now">Our clock.</param>
    public static SignatureVerdict Check(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (At(timestamp) is not { } at || SignatureText.Read(signature, Version) is not { } said)
            return SignatureVerdict.Missing;
        if ((now - at).Duration() > Tolerance)
            return SignatureVerdict.Stale;
        return CryptographicOperations.FixedTimeEquals(said, Of(secret, timestamp!, body)) ? SignatureVerdict.Good : SignatureVerdict.Forged;
    }

    /// <summary>The signature's header, as Slack would write it.</summary>
    public static string Write(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        $"{Version}={Convert.ToHexStringLower(Of(secret, timestamp, body))}";

    /// <summary>When the request was sent; null where that cannot be read.</summary>
    public static DateTimeOffset? At(string? timestamp) =>
        timestamp is { Length: <= 11 } && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static byte[] Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
