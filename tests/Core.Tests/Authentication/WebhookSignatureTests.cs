using System.Text;
using RoleFerry.Core.Authentication;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Core.Tests.Authentication;

public class WebhookSignatureTests
{
    private const string Secret = "s3cret";
    private const string Timestamp = "1795435200";

    /// <summary>printf 'v1:1795435200:{"alarm":"x"}' | openssl dgst -sha256 -hmac s3cret</summary>
    private const string Signature = "v1=ac28a684db8a7096309dc3d43cb63bfd1977fc309dda33ce73d2f481bff95ace";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"alarm":"x"}""");
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1795435200);

    [Fact]
    public void What_openssl_signs_as_the_docs_say_is_good_and_is_what_we_would_write()
    {
        Assert.Equal(SignatureVerdict.Good, WebhookSignature.Check(Secret, Timestamp, Signature, Body, Sent));
        Assert.Equal(Signature, WebhookSignature.Write(Secret, Timestamp, Body));
        Assert.Equal(Sent, WebhookSignature.At(Timestamp));
    }

    [Theory]
    [InlineData(-300, SignatureVerdict.Good)]
    [InlineData(300, SignatureVerdict.Good)]
    [InlineData(-301, SignatureVerdict.Stale)]
    [InlineData(301, SignatureVerdict.Stale)]
    public void It_is_believed_for_five_minutes_either_way(int seconds, SignatureVerdict expected) =>
        Assert.Equal(expected, WebhookSignature.Check(Secret, Timestamp, Signature, Body, Sent.AddSeconds(seconds)));

    [Fact]
    public void Another_secret_another_time_another_body_and_Slacks_version_are_not_good()
    {
        Assert.Equal(SignatureVerdict.Forged, WebhookSignature.Check("s3creT", Timestamp, Signature, Body, Sent));
        Assert.Equal(SignatureVerdict.Forged, WebhookSignature.Check(Secret, "1795435201", Signature, Body, Sent));
        Assert.Equal(
            SignatureVerdict.Forged,
            WebhookSignature.Check(Secret, Timestamp, Signature, Body.AsSpan(1), Sent)
        );
        Assert.Equal(
            SignatureVerdict.Missing,
            WebhookSignature.Check(Secret, Timestamp, SlackSignature.Write(Secret, Timestamp, Body), Body, Sent)
        );
    }
}
