using System.Text;
using RoleFerry.Core.Authentication;
using RoleFerry.Core.Channels.PagerDuty;

namespace RoleFerry.Core.Tests.Channels.PagerDuty;

public class PagerDutySignatureTests
{
    private const string Secret = "Qx3nJ0sVYk2h";

    /// <summary>Of <see cref="Body"/>, by <c>openssl dgst -sha256 -hmac</c>.</summary>
    private const string Right = "v1=bd5f4008ed2479fad60cea17f98b10070db506a60b2d3b58ba54bca48999d29c";

    private const string Wrong = "v1=f03de6f61df6e454f3620c4d6aca17ad072d3f8bbb2760eac3b95ad391b5e807";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """{"event":{"id":"01DFFB6MS1LAXZNHYJ5UPCZB4N","event_type":"pagey.ping"}}"""
    );

    [Theory]
    [InlineData(Right)]
    [InlineData(Right + "," + Wrong)]
    [InlineData(Wrong + ", " + Right)]
    [InlineData("v2=00," + Wrong + "," + Right)]
    public void Any_of_several_signatures_lets_it_in(string header) =>
        Assert.Equal(SignatureVerdict.Good, PagerDutySignature.Check(Secret, header, Body));

    [Fact]
    public void It_is_what_we_would_write() => Assert.Equal(Right, PagerDutySignature.Write(Secret, Body));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",,,")]
    [InlineData("v1=")]
    [InlineData("v0=bd5f4008ed2479fad60cea17f98b10070db506a60b2d3b58ba54bca48999d29c")]
    [InlineData("bd5f4008ed2479fad60cea17f98b10070db506a60b2d3b58ba54bca48999d29c")]
    public void What_is_not_there_or_cannot_be_read_is_missing(string? header) =>
        Assert.Equal(SignatureVerdict.Missing, PagerDutySignature.Check(Secret, header, Body));

    [Fact]
    public void Another_secret_and_any_other_byte_are_forged()
    {
        Assert.Equal(SignatureVerdict.Forged, PagerDutySignature.Check("Qx3nJ0sVYk2H", Right, Body));
        Assert.Equal(SignatureVerdict.Forged, PagerDutySignature.Check(Secret, Wrong, Body));
        for (var i = 0; i < Body.Length; i++)
        {
            var tampered = (byte[])Body.Clone();
            tampered[i] ^= 1;
            Assert.Equal(SignatureVerdict.Forged, PagerDutySignature.Check(Secret, Right, tampered));
        }
    }

    [Fact]
    public void Signatures_beyond_the_tenth_are_not_looked_at() =>
        Assert.Equal(
            SignatureVerdict.Forged,
            PagerDutySignature.Check(Secret, string.Join(',', Enumerable.Repeat(Wrong, 10).Append(Right)), Body)
        );
}
