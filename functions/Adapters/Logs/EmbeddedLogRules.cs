using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Adapters.Logs;

/// <summary>The rules that the function was built with: <c>monitoring/logs.yaml</c>, compiled.</summary>
public static class EmbeddedLogRules
{
    private const string Resource = "logs.compiled.json";

    private static readonly Lazy<LogRules> Loaded = new(Load);

    /// <summary>The rules. A test keeps them readable and equal to the YAML.</summary>
    public static LogRules Value => Loaded.Value;

    private static LogRules Load()
    {
        using var stream = typeof(EmbeddedLogRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return LogRulesJson.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
