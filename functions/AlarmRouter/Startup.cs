using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters;

namespace RoleFerry.AlarmRouter;

[LambdaStartup]
internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddAlarmFunction();
}
