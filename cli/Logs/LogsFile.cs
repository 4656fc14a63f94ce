using System.Collections.Immutable;
using System.CommandLine;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs;

/// <summary>The rules for logs in files.</summary>
internal static class LogsFile
{
    /// <summary>Where they lie.</summary>
    public static MonitoringFile Place { get; } = new("monitoring/logs.yaml", "logs.compiled.json");

    /// <summary>Names the file for a command that is about something else.</summary>
    public static Option<string> RulesOption() =>
        new("--rules")
        {
            Description = $"The rules. Default: this clone's {Place.Source}.",
            DefaultValueFactory = _ => Place.Nearest(),
        };

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(LogRules rules) => [.. LogRulesJson.Write(rules), (byte)'\n'];

    /// <summary>Reads the file; what is wrong, its absence too, is among the findings.</summary>
    public static (LogsYaml? Yaml, ImmutableArray<Finding> Findings) Read(string path)
    {
        try
        {
            return LogRulesYaml.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }
}
