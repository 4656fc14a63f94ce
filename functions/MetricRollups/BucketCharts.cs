using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using RoleFerry.Adapters.Metrics;

namespace RoleFerry.MetricRollups;

/// <summary>
/// Charts in an S3 bucket, below <c>charts/</c>, seen at a public address in front of it. Not by signed links: a
/// role's links end with its session, after hours, and Slack fetches a picture again whenever somebody scrolls back
/// to it.
/// </summary>
internal sealed class BucketCharts(string bucket, Uri? baseUrl) : IChartStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static BucketCharts FromEnvironment() =>
        new(
            Environment.GetEnvironmentVariable("CHART_BUCKET") ?? "",
            Uri.TryCreate(Environment.GetEnvironmentVariable("CHART_BASE_URL"), UriKind.Absolute, out var url)
                ? url
                : null
        );

    public async Task<Uri?> KeepAsync(string name, byte[] png, CancellationToken cancellation)
    {
        if (bucket.Length == 0 || baseUrl is null)
            return null;
        using var s3 = new AmazonS3Client(new AmazonS3Config { Timeout = Patience });
        using var content = new MemoryStream(png);
        try
        {
            await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = $"charts/{name}",
                    InputStream = content,
                    ContentType = "image/png",
                    Headers = { CacheControl = "public, max-age=31536000, immutable" },
                },
                cancellation
            );
            return new Uri(baseUrl, $"charts/{name}");
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            // The picture is the lesser part: the numbers go out without it.
            await Console.Error.WriteLineAsync($"The chart was not stored: {e.Message}");
            return null;
        }
    }
}
