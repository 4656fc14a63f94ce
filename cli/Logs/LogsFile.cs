using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs;

/// <summary>The rules for logs in files.</summary>
internal static class LogsFile
{
    /// <summary>Where they lie in a clone.</summary>
    public const string Source = "monitoring/logs.yaml";

    /// <summary>What functions embed.</summary>
    public const string Compiled = "logs.compiled.json";

    /// <summary><see cref="Source"/> in the working directory or the nearest folder above it that has one.</summary>
    public static string Default()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Source);
            if (File.Exists(path))
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        }

        return Source;
    }

    /// <summary>The compiled copy beside a file of rules.</summary>
    public static string CompiledBeside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", Compiled);

    /// <summary>What a compiled copy has to hold.</summary>
    public static byte[] Compile(LogRules rules) => [.. LogRulesJson.Write(rules), (byte)'\n'];

    /// <summary>Reads the rules; what is wrong, the file's absence too, is among the findings.</summary>
    public static (LogRules? Rules, ImmutableArray<Finding> Findings) Read(string path)
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
