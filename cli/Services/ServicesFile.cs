using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Services;

namespace RoleFerry.Cli.Services;

/// <summary>The services in files.</summary>
internal static class ServicesFile
{
    /// <summary>Where they lie in a clone.</summary>
    public const string Source = "monitoring/services.yaml";

    /// <summary>The argument or option that names it.</summary>
    public const string Description = $"The services. Default: this clone's {Source}.";

    /// <summary>This clone's.</summary>
    public static string Nearest() => MonitoringFile.Nearest(Source);

    /// <summary>Reads the services; what is wrong, the file's absence too, is among the findings.</summary>
    public static (ServiceMap? Map, ImmutableArray<Finding> Findings) Read(string path)
    {
        try
        {
            return ServicesYaml.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Finding(FindingLevel.Error, 1, 1, $"The file cannot be read: {e.Message}")]);
        }
    }
}
