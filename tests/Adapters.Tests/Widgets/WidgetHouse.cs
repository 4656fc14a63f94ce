using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Widgets;

namespace RoleFerry.Adapters.Tests.Widgets;

/// <summary>A house whose dashboards are drawn, with a CloudWatch that a test holds.</summary>
internal static class WidgetHouse
{
    public const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:roleferry-DashboardWidgets:live";

    public static Task<TestHouse> OpenAsync(DynamoDbLocalFixture dynamo, Func<JsonObject, string>? cloudWatch = null) =>
        TestHouse.OpenAsync(dynamo, more: services =>
            services
                .AddSingleton(EmbeddedMetrics.Value)
                .AddSingleton(provider => new MetricReader(
                    new HttpClient(new Answering(cloudWatch ?? (_ => """{"MetricDataResults":[]}"""))),
                    new BasicAWSCredentials("key", "secret"),
                    new CloudWatchSettings("eu-west-1", new Uri("https://monitoring.invalid/")),
                    provider.GetRequiredService<TimeProvider>()
                ))
                .AddWidgetWay()
        );

    /// <summary>What a dashboard is shown.</summary>
    public static async Task<string> DrawAsync(this TestHouse house, object asked, string theme = "light")
    {
        var request = JsonSerializer.SerializeToNode(asked)!.AsObject();
        request["widgetContext"] = new JsonObject
        {
            ["theme"] = theme,
            ["width"] = 600,
            ["height"] = 300,
            ["timeRange"] = new JsonObject
            {
                ["start"] = house.Clock.Now.AddHours(-6).ToUnixTimeMilliseconds(),
                ["end"] = house.Clock.Now.AddMinutes(1).ToUnixTimeMilliseconds(),
            },
        };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        return (string)(await house.Get<WidgetEndpoint>().AnswerAsync(input, Arn))!;
    }

    private sealed class Answering(Func<JsonObject, string> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();
            var text = answer(body);
            return new HttpResponseMessage(text.StartsWith('{') ? HttpStatusCode.OK : HttpStatusCode.BadRequest)
            {
                Content = new StringContent(
                    text.StartsWith('{') ? text : $$"""{"__type":"com.amazonaws.cloudwatch#{{text}}"}"""
                ),
            };
        }
    }
}
