using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.Failures;

/// <summary>Registers the failure queue.</summary>
public static class FailureServices
{
    /// <summary>Adds it, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">FAILURE_QUEUE_URL is missing.</exception>
    public static IServiceCollection AddFailureQueue(this IServiceCollection services) =>
        services
            .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient())
            .AddSingleton(new FailureQueueSettings(EnvironmentVariables.Required("FAILURE_QUEUE_URL")))
            .AddSingleton<IFailureQueue, SqsFailureQueue>();
}
