using System.Net;
using RoleFerry.Tests.AwsTools;

namespace RoleFerry.Judged.Tests;

public class MotoServerTests
{
    [Fact]
    public async Task It_answers_until_it_is_ended()
    {
        using var client = new HttpClient();
        Uri endpoint;
        await using (var moto = await MotoServer.StartAsync())
        {
            endpoint = moto.Endpoint;
            using var answer = await client.GetAsync(
                new Uri(endpoint, "moto-api/data.json"),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(endpoint, TestContext.Current.CancellationToken)
        );
    }
}
