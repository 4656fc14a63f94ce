namespace RoleFerry.Functions.Tests.Template;

/// <summary>One thing that is wrong with a system.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Make">Makes it wrong.</param>
internal sealed record Flaw(string Name, Func<DeployedSystem, DeployedSystem> Make)
{
    public static Flaw Set(string path, string yaml) => new($"{path} = {yaml}", system =>
        {
            system.Template.Set(path, yaml);
            return system;
        });

    public static Flaw Remove(string path) => new($"no {path}", system =>
        {
            system.Template.Remove(path);
            return system;
        });

    public static Flaw SetIn(string file, string path, string yaml) => new($"{file}: {path} = {yaml}", system =>
        {
            system.Nested[file].Value.Set(path, yaml);
            return system;
        });

    public static Flaw RemoveIn(string file, string path) => new($"{file}: no {path}", system =>
        {
            system.Nested[file].Value.Remove(path);
            return system;
        });
}
