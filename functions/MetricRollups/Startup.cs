using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Metrics;

namespace RoleFerry.MetricRollups;

[LambdaStartup]
internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) =>
        services.AddRollups().AddSingleton<IChartStore>(BucketCharts.FromEnvironment());
}
