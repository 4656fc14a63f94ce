using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Time;

namespace RoleFerry.Simulation.Functions;

/// <summary>
/// What the functions are made of: what they register themselves, with the simulation at the edges. One container for
/// each function serves all histories, and every process is a scope of it: what is one of a kind in a function is one
/// of a kind in a process, and opening one costs little.
/// </summary>
internal static class FunctionGraphs
{
    private static readonly ServiceProvider[] Graphs = Build();

    private static readonly Background Inline = new(InlineScheduler.Instance);

    private static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIDSIMULATION", "simulation");

    /// <summary>A cold start.</summary>
    public static IServiceProvider Open(FunctionProcess process)
    {
        var services = Graphs[(int)process.Kind].CreateScope().ServiceProvider;
        services.GetRequiredService<ProcessSlot>().Process = process;
        return services;
    }

    private static ServiceProvider[] Build()
    {
        Addresses.SetEnvironment();
        return
        [
            Build(services => services.AddAlarmFunction()),
            Build(services => services.AddMinuteFunction()),
            Build(services => services.AddDeskFunction()),
            Build(services => services.AddLogFunction()),
        ];
    }

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        services.AddScoped<ProcessSlot>();
        Put<TimeProvider>(services, process => process.Clock);
        Put(services, process => process.Random);
        Put(services, _ => Inline);
        Put<IAmazonDynamoDB>(services, process => process.World.NewTableClient(process));
        Put(services, process => AwsProxy.Of<IAmazonSQS>(process, process.World.Queue.Answer));
        Put(services, process => AwsProxy.Of<IAmazonSimpleSystemsManagement>(process, process.World.Ssm.Answer));
        Put(services, process => AwsProxy.Of<IAmazonSimpleNotificationService>(process, process.World.Topics.Answer));
        Put(services, _ => Credentials);
        Put<ILoggerFactory>(services, process => new ProcessLogs(process));
        Put(services, _ => SilentMetrics.Instance);
        Put(services, _ => new TelemetryFaults(TextWriter.Null));
        Put(services, NewMetrics);
        Put<ITagAsker>(services, process => new TagService(process));
        Put(services, process => NewTransport(process));
        Put(services, process => NewMailReaders(process));

        var scoped = new ServiceCollection();
        foreach (var service in services)
            ((ICollection<ServiceDescriptor>)scoped).Add(OfProcess(service));
        return scoped.BuildServiceProvider();
    }

    private static void Put<T>(ServiceCollection services, Func<FunctionProcess, T> make)
        where T : class
    {
        services.RemoveAll<T>();
        services.AddScoped(provider => make(provider.GetRequiredService<ProcessSlot>().Process));
    }

    /// <summary>What there is one of in a function's process, as what there is one of in a scope.</summary>
    private static ServiceDescriptor OfProcess(ServiceDescriptor service) =>
        service switch
        {
            { Lifetime: not ServiceLifetime.Singleton } or { ImplementationInstance: not null } => service,
            { ImplementationFactory: { } make } => ServiceDescriptor.Scoped(service.ServiceType, make),
            _ => ServiceDescriptor.Scoped(service.ServiceType, service.ImplementationType!),
        };

    private static HttpTransport NewTransport(FunctionProcess process)
    {
        var secrets = process.Get<SecretStore>();
        secrets.Prefetch();
        return new HttpTransport(NewHttp(process), secrets, process.Get<ChannelSettings>().Patience, process.Clock);
    }

    private static HttpClient NewHttp(FunctionProcess process) =>
        new(new VendorHandler(process)) { Timeout = Timeout.InfiniteTimeSpan };

    private static MetricReader NewMetrics(FunctionProcess process) =>
        new(
            new CloudWatchClient(
                NewHttp(process),
                Credentials,
                new CloudWatchSettings("eu-west-1", new Uri("https://monitoring.eu-west-1.amazonaws.com/")),
                process.Clock
            )
        );

    private static MailReaders NewMailReaders(FunctionProcess process) =>
        new(
            NewHttp(process),
            Credentials,
            process.Get<SnsSettings>(),
            process.Get<ChannelSettings>(),
            process.Clock,
            Inline,
            process.Get<ILogger<MailReaders>>()
        );
}
