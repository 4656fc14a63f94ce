namespace RoleFerry.Core.Tests.Logs;

/// <summary>Logs as programs write them, kept beside the tests.</summary>
internal static class Sample
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Logs", "samples", name));
}
