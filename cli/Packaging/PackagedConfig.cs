using System.Text.RegularExpressions;

namespace RoleFerry.Cli.Packaging;

/// <summary>
/// samconfig.toml for functions that are built: the clone's own, without how to build, for one architecture.
/// </summary>
internal static partial class PackagedConfig
{
    /// <exception cref="PackageException">No environment is given parameters.</exception>
    public static string Write(string config, Architecture architecture)
    {
        if (!Overrides().IsMatch(config))
            throw new PackageException(
                "samconfig.toml gives no environment its parameters: there is no parameter_overrides."
            );
        var sections = Sections()
            .Split(config)
            .Skip(1)
            .Where(s => !BuildSection().IsMatch(s))
            .Select(s => For(architecture, s));
        return $"""
                # sam deploy                          the developer's own stack (default = dev)
                # sam deploy --config-env staging
                # sam deploy --config-env prod
                # Built for {architecture.Name}. There is nothing to build: run no `sam build` here.
                version = 0.1


                """ + string.Concat(sections);
    }

    private static string For(Architecture architecture, string section)
    {
        var choice = $"Architecture={architecture.Name}";
        return Choice().IsMatch(section)
            ? Choice().Replace(section, choice)
            : Overrides()
                .Replace(section, match =>
                    match.Value + (match.Value.EndsWith('[') ? $"\"{choice}\", " : choice + " ")
                );
    }

    [GeneratedRegex(@"^(?=\[)", RegexOptions.Multiline)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^\[[^].]+\.build\.")]
    private static partial Regex BuildSection();

    /// <summary>Where the parameters of an environment begin: a list of strings, or one string.</summary>
    [GeneratedRegex(@"^parameter_overrides = [[""]", RegexOptions.Multiline)]
    private static partial Regex Overrides();

    [GeneratedRegex(@"\bArchitecture=\w+")]
    private static partial Regex Choice();
}
