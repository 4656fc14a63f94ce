using Amazon.DynamoDBv2;
using Amazon.Lambda.Annotations;
using Amazon.SimpleNotificationService;
using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace RoleFerry.EmptyFunction;

/// <summary>Names what AlarmRouter uses, so that it is compiled in; nothing of it is made.</summary>
[LambdaStartup]
internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) =>
        services
            .AddLogging(logging => logging.AddPowertoolsLogger())
            .AddSingleton(_ => new MetricsBuilder().Build())
            .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient())
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient());
}
