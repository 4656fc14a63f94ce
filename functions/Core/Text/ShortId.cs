using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Text;

/// <summary>Ids that people read and type: a prefix and 8 characters that follow from what the id is for.</summary>
public static class ShortId
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 8;

    private const int BitsPerCharacter = 5;

    /// <summary>
    /// The prefix and 8 characters of Crockford's base32: 40 bits of a SHA-256 of the content. Two contents share an id
    /// with a chance of about n²/2⁴¹. https://www.crockford.com/base32.html
    /// </summary>
    public static string Of(string prefix, string content)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        Span<char> characters = stackalloc char[Length];
        foreach (ref var character in characters)
        {
            character = Crockford[(int)(bits >> (64 - BitsPerCharacter))];
            bits <<= BitsPerCharacter;
        }

        return prefix + characters.ToString();
    }
}
