namespace RoleFerry.Core.Authentication;

/// <summary>Our own signature of a request, for senders that can sign: see docs/sources.md.</summary>
public static class WebhookSignature
{
    /// <summary>Carries the moment of signing: seconds since 1970.</summary>
    public const string TimestampHeader = "X-RoleFerry-Timestamp";

    /// <summary>
    /// Carries <c>v1=</c> and 64 hexadecimal digits: HMAC-SHA256 of <c>v1:</c>, the timestamp, <c>:</c> and the body.
    /// </summary>
    public const string SignatureHeader = "X-RoleFerry-Signature";

    /// <summary>How far the moment of signing may be from our clock, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v1";

    /// <summary>Checks it, in a time that does not depend on how much of it is right.</summary>
    /// <param name="secret">What both sides know.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The value of <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The body's very bytes.</param>
    /// <param name="now">Our clock.</param>
    public static SignatureVerdict Check(
        string secret,
        string? timestamp,
        string? signature,
        ReadOnlySpan<byte> body,
        DateTimeOffset now
    ) => TimedSignature.Check(Version, secret, timestamp, signature, body, now, Tolerance);

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    public static string Write(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        TimedSignature.Write(Version, secret, timestamp, body);

    /// <summary>When it was signed; null where that cannot be read.</summary>
    public static DateTimeOffset? At(string? timestamp) => TimedSignature.At(timestamp);
}
