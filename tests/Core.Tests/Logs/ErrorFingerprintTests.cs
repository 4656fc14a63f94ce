using System.Text;
using RoleFerry.Core.Logs;

namespace RoleFerry.Core.Tests.Logs;

public class ErrorFingerprintTests
{
    [Fact]
    public void A_fingerprint_is_the_same_on_every_machine_and_in_every_release_of_its_version() =>
        Assert.Equal("f2:2f21b1f854e427bd", Of("Failed to send email to jane@example.com: SMTP error 421").ToString());

    [Fact]
    public void Messages_that_differ_in_their_variable_parts_only_share_a_fingerprint() =>
        Assert.Equal(Of("User 123 applied to job 456"), Of("User 9 applied to job 1000000"));

    [Fact]
    public void Messages_that_say_different_things_have_different_fingerprints() =>
        Assert.NotEqual(Of("User 123 applied to job 456"), Of("User 123 withdrew from job 456"));

    [Fact]
    public void Written_and_read_again_a_fingerprint_is_itself()
    {
        var fingerprint = Of("Enrichment provider timeout");

        Assert.True(ErrorFingerprint.TryParse(fingerprint.ToString(), out var read));
        Assert.Equal(fingerprint, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("f2:")]
    [InlineData("f0:0123456789abcdef")]
    [InlineData("f2:0123456789abcdeg")]
    [InlineData("f2:0123456789abcdef0")]
    public void What_is_no_fingerprint_of_a_known_version_is_not_read_as_one(string? text) =>
        Assert.False(ErrorFingerprint.TryParse(text, out _));

    private static ErrorFingerprint Of(string message) => ErrorFingerprint.OfMessage(Encoding.UTF8.GetBytes(message));
}
