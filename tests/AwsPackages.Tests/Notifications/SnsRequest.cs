using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.AwsPackages.Tests.Notifications;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Headers">By name in lower case.</param>
internal sealed record SnsRequest(string Body, Dictionary<string, string> Headers)
{
    public Dictionary<string, string> Form =>
        Body.Split('&')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));

    /// <summary>
    /// The Authorization header that this request should have, worked out as the service does
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
    /// </summary>
    public string SignedBy(string accessKey, string secretKey, string region)
    {
        var signedHeaders = Headers["authorization"].Split("SignedHeaders=")[1].Split(',')[0];
        var time = Headers["x-amz-date"];
        var scope = $"{time[..8]}/{region}/sns/aws4_request";
        var canonical = string.Join(
            '\n',
            [
                "POST",
                "/",
                "",
                .. signedHeaders.Split(';').Select(name => $"{name}:{Headers[name]}"),
                "",
                signedHeaders,
                Hex(SHA256.HashData(Utf8(Body))),
            ]
        );
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Utf8(canonical))));
        var key = scope
            .Split('/')
            .Aggregate(Utf8("AWS4" + secretKey), (key, part) => HMACSHA256.HashData(key, Utf8(part)));
        return $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={signedHeaders}, "
            + $"Signature={Hex(HMACSHA256.HashData(key, Utf8(toSign)))}";
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
