using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Adapters.Logs;

/// <summary>The rules that the function was built with: <c>monitoring/logs.yaml</c>, compiled.</summary>
public static class EmbeddedLogRules
{
    private static readonly Lazy<LogRules> Loaded = new(() =>
        LogRulesJson.Read(MonitoringFiles.Read("logs.compiled.json"))
    );

    /// <summary>The rules. A test keeps them readable and equal to the YAML.</summary>
    public static LogRules Value => Loaded.Value;
}
