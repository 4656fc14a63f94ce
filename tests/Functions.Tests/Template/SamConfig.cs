using System.Text.RegularExpressions;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>
/// The part of TOML that samconfig.toml uses: tables named environment.command.parameters, with a value a line, or a
/// list of values over several.
/// </summary>
internal sealed partial class SamConfig
{
    private readonly Dictionary<(string Environment, string Command, string Key), string> _values = [];

    public IEnumerable<string> Environments => _values.Keys.Select(k => k.Environment).Distinct();

    public static SamConfig Parse(string toml)
    {
        var config = new SamConfig();
        foreach (Match table in Table().Matches(toml))
        foreach (Match setting in Setting().Matches(table.Groups["settings"].Value))
            config._values[
                (table.Groups["environment"].Value, table.Groups["command"].Value, setting.Groups["key"].Value)
            ] = setting.Groups["value"].Value;
        return config;
    }

    /// <summary>
    /// As SAM reads it: the command's own, else the environment's for all commands. Empty where it is not set.
    /// </summary>
    public string Value(string environment, string command, string key) => Raw(environment, command, key).Trim('"');

    /// <summary>What the command gives as parameters of the template.</summary>
    public IReadOnlyList<(string Name, string Value)> Overrides(string environment, string command = "deploy") =>
        [
            .. Override()
                .Matches(Raw(environment, command, "parameter_overrides"))
                .Select(o => (o.Groups["name"].Value, o.Groups["value"].Value)),
        ];

    private string Raw(string environment, string command, string key) =>
        _values.GetValueOrDefault((environment, command, key))
        ?? _values.GetValueOrDefault((environment, "global", key), "");

    [GeneratedRegex(
        @"^\[(?<environment>\w+)\.(?<command>\w+)\.parameters\]\s*\n(?<settings>(?:(?!\[).*(?:\n|$))*)",
        RegexOptions.Multiline
    )]
    private static partial Regex Table();

    [GeneratedRegex(@"^(?<key>\w+)\s*=\s*(?<value>\[[^\]]*\]|.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"""(?<name>\w+)=(?<value>[^""]*)""")]
    private static partial Regex Override();
}
