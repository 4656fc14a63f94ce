using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>
/// AWS's Signature Version 4 in a request's headers, for requests without a query to any service but S3.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
public static class RequestSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Signs the request: its method, path, host, type and all of its <c>x-amz-</c> headers.</summary>
    public static void Add(
        HttpRequestMessage request,
        ReadOnlySpan<byte> body,
        ImmutableCredentials keys,
        string region,
        string service,
        DateTimeOffset now
    )
    {
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("X-Amz-Date", moment);
        if (keys.UseToken)
            request.Headers.Add("X-Amz-Security-Token", keys.Token);

        var headers = Signed(request);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n',
            [
                request.Method.Method,
                Path(request.RequestUri!),
                "",
                .. headers.Select(h => $"{h.Key}:{h.Value}"),
                "",
                names,
                Convert.ToHexStringLower(SHA256.HashData(body)),
            ]
        );
        var scope = $"{moment[..8]}/{region}/{service}/aws4_request";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{hash}";
        var key = Encoding.UTF8.GetBytes("AWS4" + keys.SecretKey);
        foreach (var part in new[] { moment[..8], region, service, "aws4_request", toSign })
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={keys.AccessKey}/{scope}, SignedHeaders={names}, "
                + $"Signature={Convert.ToHexStringLower(key)}"
        );
    }

    /// <summary>What a path holds is escaped once on its way, and once more where it is signed.</summary>
    private static string Path(Uri url) => string.Join('/', url.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static SortedDictionary<string, string> Signed(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.RequestUri!.Authority,
        };
        if (request.Content?.Headers.ContentType is { } type)
            headers["content-type"] = type.ToString();
        foreach (
            var header in request.Headers.Where(h => h.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
        )
            headers[header.Key.ToLowerInvariant()] = string.Join(',', header.Value).Trim();
        return headers;
    }
}
