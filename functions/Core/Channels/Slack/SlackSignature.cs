using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// Slack's signature of a request. https://docs.slack.dev/authentication/verifying-requests-from-slack/
/// </summary>
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
    public static SignatureVerdict Check(
        string secret,
        string? timestamp,
        string? signature,
        ReadOnlySpan<byte> body,
        DateTimeOffset now
    ) => TimedSignature.Check(Version, secret, timestamp, signature, body, now, Tolerance);

    /// <summary>The signature's header, as Slack would write it.</summary>
    public static string Write(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        TimedSignature.Write(Version, secret, timestamp, body);

    /// <summary>When the request was sent; null where that cannot be read.</summary>
    public static DateTimeOffset? At(string? timestamp) => TimedSignature.At(timestamp);
}
