using System.Text.RegularExpressions;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>The part of TOML that samconfig.toml uses: tables named environment.command.parameters, with one value a line.</summary>
internal sealed partial class SamConfig
{
    private readonly Dictionary<(string Environment, string Command, string Key), string> _values = [];

    public IEnumerable<string> Environments => _values.Keys.Select(k => k.Environment).Distinct();

    public static SamConfig Parse(string toml)
    {
        var config = new SamConfig();
        var (environment, command) = ("", "");
        foreach (var line in toml.Split('\n'))
            if (Table().Match(line) is { Success: true } table)
                (environment, command) = (table.Groups["environment"].Value, table.Groups["command"].Value);
            else if (Setting().Match(line) is { Success: true } setting && environment.Length > 0)
                config._values[(environment, command, setting.Groups["key"].Value)] = setting.Groups["value"].Value.Trim('"');
        return config;
    }

    /// <summary>Empty where it is not set.</summary>
    public string Value(string environment, string command, string key) =>
        _values.GetValueOrDefault((environment, command, key), "");

    public IReadOnlyList<(string Name, string Value)> Overrides(string environment) =>
    [
        .. Value(environment, "deploy", "parameter_overrides").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(o => o.Split('=', 2)).Select(o => (o[0], o.ElementAtOrDefault(1) ?? "")),
    ];

    [GeneratedRegex(@"^\[(?<environment>\w+)\.(?<command>\w+)\.parameters\]\s*$")]
    private static partial Regex Table();

    [GeneratedRegex(@"^(?<key>\w+)\s*=\s*(?<value>.+?)\s*$")]
    private static partial Regex Setting();
}
