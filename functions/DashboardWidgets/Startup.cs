using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters;

namespace RoleFerry.DashboardWidgets;

[LambdaStartup]
internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddWidgetFunction();
}
