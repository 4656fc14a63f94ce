using RoleFerry.Core.Routing;

namespace RoleFerry.Adapters.Policies;

/// <summary>The policy that the function was built with: <c>monitoring/routing.yaml</c>, compiled.</summary>
public static class EmbeddedPolicy
{
    private const string Resource = "routing.compiled.json";

    private static readonly Lazy<RoutingPolicy> Loaded = new(Load);

    /// <summary>The policy. A test keeps it readable and equal to the YAML.</summary>
    public static RoutingPolicy Value => Loaded.Value;

    private static RoutingPolicy Load()
    {
        using var stream = typeof(EmbeddedPolicy).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return PolicyJson.Read(bytes.ToArray()) switch
        {
            PolicyRead.Good good => good.Policy,
            PolicyRead.Bad bad => throw new InvalidOperationException($"{Resource}: {bad.Why}"),
            var other => throw new InvalidOperationException($"{Resource}: {other}"),
        };
    }
}
