using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.PostMortems;

namespace RoleFerry.Escalations;

[LambdaStartup]
internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) =>
        services.AddFunction().AddLogs().AddMonitors().AddOnCall().AddPostMortems();
}
