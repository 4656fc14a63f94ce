using System.Text;
using RoleFerry.Core.Logs;

namespace RoleFerry.Core.Tests.Logs;

/// <summary>Fingerprints are stored: the hash that makes them must not change, whoever computes it.</summary>
public class FingerprintHashTests
{
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void The_hash_of_a_text_is_that_of_the_published_algorithm(string text, ulong expected) =>
        Assert.Equal(expected, ErrorFingerprint.OfTemplate(Encoding.UTF8.GetBytes(text)).Hash);

    /// <summary>
    /// The vectors of XXH64 with seed 0 in xxHash's own tests:
    /// https://github.com/Cyan4973/xxHash/blob/dev/tests/sanity_test_vectors.h.
    /// </summary>
    [Theory]
    [InlineData(0, 0xEF46DB3751D8E999)]
    [InlineData(1, 0xE934A84ADB052768)]
    [InlineData(4, 0x9136A0DCA57457EE)]
    [InlineData(14, 0x8282DCC4994E35C8)]
    [InlineData(222, 0xB641AE8CB691C174)]
    public void The_hash_of_bytes_is_that_of_xxHashs_own_tests(int length, ulong expected) =>
        Assert.Equal(expected, ErrorFingerprint.OfTemplate(SanityBuffer(length)).Hash);

    /// <summary>The pseudo-random bytes that xxHash's tests fill their buffer with.</summary>
    private static byte[] SanityBuffer(int length)
    {
        byte[] bytes = new byte[length];
        ulong generator = 2654435761;
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)(generator >> 56);
            generator *= 11400714785074694797;
        }

        return bytes;
    }
}
