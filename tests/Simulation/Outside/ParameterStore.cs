using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using RoleFerry.Core.Sources;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>SSM, with the secrets. Each value says that it is one, so that it is found wherever it leaks to.</summary>
internal sealed class ParameterStore(World world)
{
    /// <summary>In every secret, and in nothing else.</summary>
    public const string Mark = "s3cr3t";

    public const string RoutingKey = "pagerduty/routing-key";
    public const string Secondary = "pagerduty/secondary";
    public const string PagerDutyWebhook = "pagerduty/webhook-secret";
    public const string BotToken = "slack/bot-token";
    public const string SlackSigning = "slack/signing-secret";

    private static readonly string[] RoutingKeys = [RoutingKey, Secondary, "pagerduty/cto"];

    private static readonly string[] Names =
    [
        .. RoutingKeys,
        PagerDutyWebhook,
        BotToken,
        SlackSigning,
        .. WebhookSources.All.Select(s => s.Secret[1..]),
    ];

    private readonly Dictionary<string, string> _values = Names.ToDictionary(
        name => $"{Addresses.SecretsPrefix}/{name}",
        name => NewValue(name, 0)
    );

    private int _rotations;

    /// <summary>The secret that its vendor takes now.</summary>
    public string Now(string name) => _values[$"{Addresses.SecretsPrefix}/{name}"];

    /// <summary>The vendor has a new one, and SSM too, at once.</summary>
    public void Rotate(string name) => _values[$"{Addresses.SecretsPrefix}/{name}"] = NewValue(name, ++_rotations);

    /// <summary>Whose routing key it is, by its name; null where it is none that PagerDuty takes now.</summary>
    public string? IntegrationOf(string key) => Array.Find(RoutingKeys, name => Now(name) == key);

    public Task Answer(FunctionProcess caller, AmazonWebServiceRequest request, CancellationToken cancellation) =>
        request is GetParametersRequest get
            ? world.Wire.CallAsync(
                caller,
                Service.Parameters,
                () => Read(get),
                fault => new AmazonServiceException($"simulated {fault}"),
                cancellation
            )
            : throw new NotSupportedException(request.GetType().Name);

    private GetParametersResponse Read(GetParametersRequest request)
    {
        var known = new List<Parameter>();
        foreach (var name in request.Names)
        {
            if (_values.TryGetValue(name, out var value))
                known.Add(new Parameter { Name = name, Value = value });
        }

        return new GetParametersResponse { Parameters = known };
    }

    private static string NewValue(string name, int rotation) =>
        $"{Mark}-{name.Replace('/', '-')}-{rotation}-0123456789abcdef";
}
