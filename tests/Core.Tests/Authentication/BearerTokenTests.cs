using RoleFerry.Core.Authentication;

namespace RoleFerry.Core.Tests.Authentication;

public class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer s3cret", SignatureVerdict.Good)]
    [InlineData("bearer s3cret ", SignatureVerdict.Good)]
    [InlineData("Bearer s3cre", SignatureVerdict.Forged)]
    [InlineData("Bearer s3crets", SignatureVerdict.Forged)]
    [InlineData("Bearer S3CRET", SignatureVerdict.Forged)]
    [InlineData("Bearer ", SignatureVerdict.Forged)]
    [InlineData("Basic czNjcmV0", SignatureVerdict.Missing)]
    [InlineData("s3cret", SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData(null, SignatureVerdict.Missing)]
    public void Only_the_token_itself_is_good(string? header, SignatureVerdict expected) =>
        Assert.Equal(expected, BearerToken.Check("s3cret", header));
}
