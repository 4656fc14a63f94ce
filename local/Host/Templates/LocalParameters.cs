using System.Runtime.InteropServices;

namespace RoleFerry.Local.Templates;

/// <summary>What this machine gives template.yaml's parameters that have no default or none of use here.</summary>
internal static class LocalParameters
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["Architecture"] = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x86_64",
        ["OpsEmail"] = "none",
        ["ProductName"] = "RoleFerry",
        ["RunbookBaseUrl"] = "https://docs.roleferry.com/runbooks/",
    };

    /// <summary>These, but for those that are given.</summary>
    public static IReadOnlyDictionary<string, string> With(IReadOnlyDictionary<string, string> given)
    {
        var all = new Dictionary<string, string>(Defaults);
        foreach (var (name, value) in given)
            all[name] = value;
        return all;
    }
}
