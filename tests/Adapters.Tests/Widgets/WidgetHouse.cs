using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Widgets;

namespace RoleFerry.Adapters.Tests.Widgets;

/// <summary>A house whose dashboards are drawn, with a CloudWatch that a test holds.</summary>
internal static class WidgetHouse
{
    public const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:roleferry-DashboardWidgets:live";

    /// <param name="dynamo">The database.</param>
    /// <param name="cloudWatch">Answers a query.</param>
    /// <param name="secret">A channel's secret, asked for whenever secrets are; null: there is none.</param>
    public static Task<TestHouse> OpenAsync(
        DynamoDbLocalFixture dynamo,
        Func<JsonObject, string>? cloudWatch = null,
        Func<string?>? secret = null
    ) =>
        TestHouse.OpenAsync(dynamo, more: services =>
            services
                .AddSingleton(provider => new SecretStore(
                    new OneSecret(secret ?? (() => "xoxb-the-bot")),
                    new SecretSettings("/roleferry/test", IsDesk: false, ["slack/bot-token"]),
                    provider.GetRequiredService<TimeProvider>(),
                    Background.OfProcess,
                    NullLogger<SecretStore>.Instance
                ))
                .AddSingleton(EmbeddedMetrics.Value)
                .AddSingleton(provider => new MetricReader(
                    new CloudWatchClient(
                        new HttpClient(new Answering(cloudWatch ?? (_ => """{"MetricDataResults":[]}"""))),
                        new BasicAWSCredentials("key", "secret"),
                        new CloudWatchSettings("eu-west-1", new Uri("https://monitoring.invalid/")),
                        provider.GetRequiredService<TimeProvider>()
                    )
                ))
                .AddWidgetWay()
        );

    /// <summary>What a dashboard is shown whose widget has these params.</summary>
    public static Task<string> DrawAsync(this TestHouse house, object asked, string theme = "light")
    {
        var written = JsonSerializer.SerializeToNode(asked)!.AsObject();
        return house.CallAsync(written.DeepClone().AsObject(), written, who: "", theme);
    }

    /// <summary>What a dashboard is shown after a button of the widget was pressed.</summary>
    /// <param name="house">Where.</param>
    /// <param name="said">What the button says.</param>
    /// <param name="who">The name that the reader chose; empty: none.</param>
    public static Task<string> PressAsync(this TestHouse house, JsonObject said, string who = "") =>
        house.CallAsync(said.DeepClone().AsObject(), new JsonObject { ["widget"] = "active-alerts" }, who);

    /// <summary>What the buttons of a drawing say, in their order.</summary>
    public static JsonObject[] Buttons(string html) =>
        [
            .. XElement
                .Parse($"<div>{html}</div>")
                .Descendants("cwdb-action")
                .Select(b => JsonNode.Parse(b.Value)!.AsObject()),
        ];

    /// <summary>
    /// A call as CloudWatch makes it.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
    /// </summary>
    private static async Task<string> CallAsync(
        this TestHouse house,
        JsonObject request,
        JsonObject written,
        string who,
        string theme = "light"
    )
    {
        request["widgetContext"] = new JsonObject
        {
            ["params"] = written,
            ["forms"] = new JsonObject { ["all"] = new JsonObject { ["who"] = who } },
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

    private sealed class OneSecret(Func<string?> secret)
        : AmazonSimpleSystemsManagementClient(new AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUWest1)
    {
        public override Task<GetParametersResponse> GetParametersAsync(
            GetParametersRequest request,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                new GetParametersResponse
                {
                    Parameters = secret() is { } value ? [new() { Name = request.Names[0], Value = value }] : [],
                }
            );
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
