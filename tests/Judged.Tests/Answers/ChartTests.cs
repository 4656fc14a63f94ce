using Amazon.S3;
using RoleFerry.MetricRollups;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>
/// What S3 answers, as the store of charts reads it. The local system has no S3: a digest goes out without its chart
/// there.
/// </summary>
[Collection(Accounts.Collection)]
public class ChartTests(Accounts accounts)
{
    [Fact]
    public async Task A_chart_is_kept_as_a_picture_and_without_its_bucket_the_digest_goes_without()
    {
        var moto = accounts[Accounts.Moto];
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_S3", moto.Endpoint.ToString());
        Environment.SetEnvironmentVariable("AWS_REGION", moto.Region);
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "ACCOUNT");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");
        using var s3 = new AmazonS3Client(
            new AmazonS3Config
            {
                ServiceURL = moto.Endpoint.ToString(),
                AuthenticationRegion = moto.Region,
                ForcePathStyle = true,
            }
        );
        await s3.PutBucketAsync("charts", TestContext.Current.CancellationToken);
        var url = new Uri("https://charts.example.com/");

        var kept = await new BucketCharts("charts", url).KeepAsync(
            "w48.png",
            [1, 2, 3],
            TestContext.Current.CancellationToken
        );
        var lost = await new BucketCharts("no-such-bucket", url).KeepAsync(
            "w48.png",
            [1, 2, 3],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new Uri("https://charts.example.com/charts/w48.png"), kept);
        using var read = await s3.GetObjectAsync("charts", "charts/w48.png", TestContext.Current.CancellationToken);
        Assert.Equal(("image/png", 3), (read.Headers.ContentType, read.ContentLength));
        Assert.Equal("public, max-age=31536000, immutable", read.Headers.CacheControl);
        Assert.Null(lost);
    }
}
