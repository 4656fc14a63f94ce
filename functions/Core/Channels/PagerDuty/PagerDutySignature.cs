using System.Security.Cryptography;
using System.Text;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Channels.PagerDuty;

/// <summary>
/// PagerDuty's signature of a webhook. It signs no time: what came before is known by the event's id.
/// https://developer.pagerduty.com/docs/verifying-webhook-signatures
/// </summary>
public static class PagerDutySignature
{
    private const string Version = "v1";

    /// <summary>More than PagerDuty sends while a secret changes; a header of thousands must not cost us.</summary>
    private const int MaxSignatures = 10;

    /// <summary>
    /// Checks whether any of the header's signatures is right, in a time that does not depend on how much of one is.
    /// </summary>
    /// <param name="secret">The subscription's secret.</param>
    /// <param name="header">
    /// <c>X-PagerDuty-Signature</c>: <c>v1=</c> and 64 hexadecimal digits, several with commas between.
    /// </param>
    /// <param name="body">The body's very bytes.</param>
    public static SignatureVerdict Check(string secret, string? header, ReadOnlySpan<byte> body)
    {
        var signatures = (header ?? "")
            .Split(',', MaxSignatures + 1, StringSplitOptions.TrimEntries)
            .Take(MaxSignatures)
            .Select(s => SignatureText.Read(s, Version))
            .OfType<byte[]>()
            .ToArray();
        if (signatures.Length == 0)
            return SignatureVerdict.Missing;
        var right = Of(secret, body);
        var isGood = false;
        foreach (var signature in signatures)
            isGood |= CryptographicOperations.FixedTimeEquals(signature, right);
        return isGood ? SignatureVerdict.Good : SignatureVerdict.Forged;
    }

    /// <summary>The signature as PagerDuty would write it.</summary>
    public static string Write(string secret, ReadOnlySpan<byte> body) =>
        $"{Version}={Convert.ToHexStringLower(Of(secret, body))}";

    private static byte[] Of(string secret, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
}
