using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Table;

/// <summary>Registers the table.</summary>
public static class TableServices
{
    /// <summary>Adds its client, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">TABLE_NAME is missing.</exception>
    public static IServiceCollection AddTable(this IServiceCollection services) =>
        services
            // TableCalls is the one layer of retries; the SDK would try a reset connection ten times more by itself.
            .AddSingleton<IAmazonDynamoDB>(
                new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0, MaxStaleConnectionRetries = 0 })
            )
            .AddSingleton(new TableSettings(EnvironmentVariables.Required("TABLE_NAME")))
            .AddTableCalls();

    /// <summary>Adds the calls to it; the client and the clock are the caller's.</summary>
    public static IServiceCollection AddTableCalls(this IServiceCollection services) =>
        services.AddConcurrency().AddLogger<ItemGuard>().AddSingleton<TableCalls>().AddSingleton<ItemGuard>();
}
