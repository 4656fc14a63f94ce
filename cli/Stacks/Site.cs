using System.CommandLine;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Stacks;

/// <summary>
/// Where a command works: a stack in an account, the local system, or wherever the environment leads.
/// </summary>
/// <param name="variable">The environment.</param>
/// <param name="stack">What the stack says of itself.</param>
/// <param name="isTyped">Whether the command line named the stack: then variables do not count.</param>
/// <param name="local">The local system; null: AWS, as its SDK finds it.</param>
internal sealed class Site(Func<string, string?> variable, StackDescription stack, bool isTyped, LocalSystem? local)
{
    private static readonly HttpClient Http = new();

    /// <summary>The local system takes any key.</summary>
    private static readonly BasicAWSCredentials AnyKey = new("local", "local");

    private readonly BasicAWSCredentials? _credentials = local is null ? null : AnyKey;

    /// <summary>What the stack says of itself.</summary>
    public StackDescription Stack => stack;

    /// <summary>Whether it is the local system.</summary>
    public bool IsLocal => local is not null;

    /// <summary>What a part is called there; null where nothing says so.</summary>
    public string? Find(StackPart part, ParseResult line)
    {
        if (line.GetResult(part.Option) is { Implicit: false })
            return Filled(line.GetValue(part.Option));
        return (isTyped ? null : Filled(variable(part.Variable))) ?? stack.Outputs.GetValueOrDefault(part.Output);
    }

    public AmazonDynamoDBClient Dynamo()
    {
        var config = Aimed(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
        return _credentials is null ? new AmazonDynamoDBClient(config) : new AmazonDynamoDBClient(_credentials, config);
    }

    public AmazonSQSClient Sqs()
    {
        var config = Aimed(new AmazonSQSConfig());
        return _credentials is null ? new AmazonSQSClient(config) : new AmazonSQSClient(_credentials, config);
    }

    public AmazonSimpleNotificationServiceClient Sns()
    {
        var config = Aimed(new AmazonSimpleNotificationServiceConfig());
        return _credentials is null
            ? new AmazonSimpleNotificationServiceClient(config)
            : new AmazonSimpleNotificationServiceClient(_credentials, config);
    }

    public AmazonSimpleSystemsManagementClient Ssm()
    {
        var config = Aimed(new AmazonSimpleSystemsManagementConfig());
        return _credentials is null
            ? new AmazonSimpleSystemsManagementClient(config)
            : new AmazonSimpleSystemsManagementClient(_credentials, config);
    }

    /// <summary>Calls of what there is no client for.</summary>
    /// <exception cref="AmazonClientException">No region or no credentials are configured.</exception>
    public AwsCalls Calls(TimeProvider time) => Calls(local, time);

    /// <inheritdoc cref="Calls(TimeProvider)"/>
    public static AwsCalls Calls(LocalSystem? local, TimeProvider time)
    {
        if (local is not null)
            return new AwsCalls(Http, AnyKey, RegionEndpoint.GetBySystemName(local.Region), _ => local.Endpoint, time);
        var region = Region();
        return new AwsCalls(
            Http,
            DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            region,
            s => s.Endpoint(region),
            time
        );
    }

    /// <summary>Asks CloudWatch.</summary>
    /// <exception cref="AmazonClientException">No region or no credentials are configured.</exception>
    public CloudWatchClient CloudWatch(TimeProvider time)
    {
        if (local is not null)
            return new CloudWatchClient(Http, AnyKey, new CloudWatchSettings(local.Region, local.Endpoint), time);
        var region = Region();
        return new CloudWatchClient(
            Http,
            DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            new CloudWatchSettings(region.SystemName, AwsService.CloudWatch.Endpoint(region)),
            time
        );
    }

    private static RegionEndpoint Region() =>
        FallbackRegionFactory.GetRegionEndpoint()
        ?? throw new AmazonClientException("no region is configured; set AWS_REGION.");

    private T Aimed<T>(T config)
        where T : ClientConfig
    {
        if (local is not null)
            (config.ServiceURL, config.AuthenticationRegion) = (local.Endpoint.ToString(), local.Region);
        return config;
    }

    private static string? Filled(string? text) => text is { Length: > 0 } ? text : null;
}
