namespace RoleFerry.Adapters.Settings;

/// <summary>The variables of this process's environment, as template.yaml sets them.</summary>
internal static class EnvironmentVariables
{
    /// <summary>A variable that has to be there.</summary>
    /// <exception cref="InvalidOperationException">It is missing or empty; it is named.</exception>
    public static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set.");

    /// <summary>A variable that may be missing; empty then.</summary>
    public static string Optional(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
