using System.Text;
using RoleFerry.Core.Authentication;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Core.Tests.Channels.Slack;

public class SlackSignatureTests
{
    /// <summary>The example of https://docs.slack.dev/authentication/verifying-requests-from-slack/.</summary>
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
            + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    );

    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void Slacks_own_example_is_good_and_is_what_we_would_write()
    {
        Assert.Equal(SignatureVerdict.Good, SlackSignature.Check(Secret, Timestamp, Signature, Body, Sent));
        Assert.Equal(Signature, SlackSignature.Write(Secret, Timestamp, Body));
    }

    [Theory]
    [InlineData(-300, SignatureVerdict.Good)]
    [InlineData(300, SignatureVerdict.Good)]
    [InlineData(-301, SignatureVerdict.Stale)]
    [InlineData(301, SignatureVerdict.Stale)]
    public void It_is_believed_for_five_minutes_either_way(int seconds, SignatureVerdict expected) =>
        Assert.Equal(expected, SlackSignature.Check(Secret, Timestamp, Signature, Body, Sent.AddSeconds(seconds)));

    [Theory]
    [InlineData(null, Signature)]
    [InlineData("", Signature)]
    [InlineData("yesterday", Signature)]
    [InlineData("-1531420618", Signature)]
    [InlineData("99999999999999999999", Signature)]
    [InlineData(Timestamp, null)]
    [InlineData(Timestamp, "")]
    [InlineData(Timestamp, "v0=")]
    [InlineData(Timestamp, "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData(Timestamp, "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData(Timestamp, "v0=zz114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void What_is_not_there_or_cannot_be_read_is_missing(string? timestamp, string? signature) =>
        Assert.Equal(SignatureVerdict.Missing, SlackSignature.Check(Secret, timestamp, signature, Body, Sent));

    [Fact]
    public void Another_secret_another_time_and_any_other_byte_are_forged()
    {
        Assert.Equal(
            SignatureVerdict.Forged,
            SlackSignature.Check("8f742231b10e8888abcd99yyyzzz85a6", Timestamp, Signature, Body, Sent)
        );
        Assert.Equal(SignatureVerdict.Forged, SlackSignature.Check(Secret, "1531420619", Signature, Body, Sent));
        Assert.Equal(SignatureVerdict.Forged, SlackSignature.Check(Secret, Timestamp, Signature, Body.AsSpan(1), Sent));
        for (var i = 0; i < Body.Length; i++)
        {
            var tampered = (byte[])Body.Clone();
            tampered[i] ^= 1;
            Assert.Equal(SignatureVerdict.Forged, SlackSignature.Check(Secret, Timestamp, Signature, tampered, Sent));
        }
    }
}
