using RoleFerry.Adapters.Settings;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Who is on call, as the function was built with it: <c>monitoring/oncall.yaml</c>, compiled.</summary>
public static class EmbeddedOnCall
{
    private const string File = "oncall.compiled.json";

    private static readonly Lazy<OnCallPolicy> Loaded = new(Load);

    /// <summary>The policy. A test keeps it readable and equal to the YAML.</summary>
    public static OnCallPolicy Value => Loaded.Value;

    private static OnCallPolicy Load() =>
        OnCallJson.Read(MonitoringFiles.Read(File)) switch
        {
            OnCallRead.Good good => good.Policy,
            OnCallRead.Bad bad => throw new InvalidOperationException($"{File}: {bad.Why}"),
            var other => throw new InvalidOperationException($"{File}: {other}"),
        };
}
