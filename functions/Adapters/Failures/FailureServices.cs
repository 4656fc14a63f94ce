using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Failures;

/// <summary>Registers the failure queue.</summary>
public static class FailureServices
{
    /// <summary>Adds the last resort of a P0, as the process's environment says.</summary>
    public static IServiceCollection AddLastResort(this IServiceCollection services)
    {
        services.TryAddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
            new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
        ));
        return services
            .AddLogger<OpsTopic>()
            .AddSingleton(new OpsTopicSettings(EnvironmentVariables.Optional("OPS_TOPIC_ARN")))
            .AddSingleton<ILastResort, OpsTopic>();
    }

    /// <summary>Adds it, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">FAILURE_QUEUE_URL is missing.</exception>
    public static IServiceCollection AddFailureQueue(this IServiceCollection services) =>
        services
            .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient())
            .AddSingleton(new FailureQueueSettings(EnvironmentVariables.Required("FAILURE_QUEUE_URL")))
            .AddSingleton<IFailureQueue, SqsFailureQueue>();
}
