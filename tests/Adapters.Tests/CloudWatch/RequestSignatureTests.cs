using Amazon.Runtime;
using RoleFerry.Adapters.CloudWatch;

namespace RoleFerry.Adapters.Tests.CloudWatch;

/// <summary>
/// Against the vectors of AWS's Signature Version 4 test suite (get-vanilla, post-vanilla), and one that botocore
/// computed.
/// </summary>
public class RequestSignatureTests
{
    private static readonly DateTimeOffset Moment = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly ImmutableCredentials Keys = new(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        null
    );

    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void It_is_the_one_that_AWS_computes(string method, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com/");

        RequestSignature.Add(request, [], Keys, "us-east-1", "service", Moment);

        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + $"SignedHeaders=host;x-amz-date, Signature={signature}",
            Assert.Single(request.Headers.GetValues("Authorization"))
        );
    }

    [Fact]
    public void What_a_path_escapes_is_signed_as_AWS_signs_it()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "https://example.amazonaws.com/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3AAlarmRouter%3Alive/policy"
        );

        RequestSignature.Add(request, [], Keys, "us-east-1", "service", Moment);

        Assert.EndsWith(
            "Signature=1d334560976b26d5d0e5f47c6ab7fca6850cb9a657eec5ae2b230a5a46938499",
            Assert.Single(request.Headers.GetValues("Authorization")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_temporary_keys_token_is_sent_and_signed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.amazonaws.com/");

        RequestSignature.Add(
            request,
            [],
            new ImmutableCredentials("A", "B", "the-token"),
            "us-east-1",
            "service",
            Moment
        );

        Assert.Equal("the-token", Assert.Single(request.Headers.GetValues("X-Amz-Security-Token")));
        Assert.Contains(
            "SignedHeaders=host;x-amz-date;x-amz-security-token,",
            request.Headers.GetValues("Authorization").Single(),
            StringComparison.Ordinal
        );
    }
}
