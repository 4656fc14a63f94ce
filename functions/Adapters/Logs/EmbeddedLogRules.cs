using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Adapters.Logs;

/// <summary>The rules that the function was built with: <c>monitoring/logs.yaml</c>, compiled.</summary>
public static class EmbeddedLogRules
{
    private static readonly Lazy<CompiledLogRules> Loaded = new(() =>
        CompiledLogRules.Load(MonitoringFiles.Read("logs.compiled.json"))
    );

    /// <summary>The rules, compiled. A test keeps them without problems and equal to the YAML.</summary>
    public static CompiledLogRules Compiled => Loaded.Value;

    /// <summary>The rules. Those that are wrong are left out.</summary>
    public static LogRules Value => Compiled.Rules;
}
