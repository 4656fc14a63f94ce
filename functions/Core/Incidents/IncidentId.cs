using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// Names incidents. An id follows from what the incident is about and the moment it began, so that a retry, a second
/// copy of the alarm or a page sent without the store all name the same incident.
/// </summary>
public static class IncidentId
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>
    /// <c>INC-</c> and 8 characters of Crockford's base32 (40 bits of a SHA-256). Two incidents share one with a chance
    /// of about n²/2⁴¹: the store refuses the second and asks again with the next <paramref name="attempt"/>.
    /// https://www.crockford.com/base32.html
    /// </summary>
    /// <param name="key">The incident's grouping key.</param>
    /// <param name="began">When the alarm that opened it changed its state.</param>
    /// <param name="attempt">0, unless that id is taken by another incident.</param>
    public static string Derive(string key, DateTimeOffset began, int attempt = 0)
    {
        var text = $"{key}\n{began.ToUnixTimeMilliseconds()}\n{attempt}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return string.Create(12, bits, static (span, value) =>
        {
            "INC-".CopyTo(span);
            for (var i = 4; i < span.Length; i++)
            {
                span[i] = Crockford[(int)(value >> 59)];
                value <<= 5;
            }
        });
    }
}
