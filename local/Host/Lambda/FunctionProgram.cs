namespace RoleFerry.Local.Lambda;

/// <summary>What is started for a function.</summary>
/// <param name="Path">A dll, run by <c>dotnet</c>, or an executable such as Native AOT's <c>bootstrap</c>.</param>
public sealed record FunctionProgram(string Path)
{
    internal (string Program, string[] Arguments) Command =>
        Path.EndsWith(".dll", StringComparison.Ordinal) ? ("dotnet", [Path]) : (Path, []);

    /// <summary>
    /// The newest build of a function in a clone: <c>functions/NAME/bin/*/net*/RoleFerry.NAME.dll</c>; null where it
    /// has not been built.
    /// </summary>
    public static FunctionProgram? FindBuilt(string repository, string function)
    {
        var folder = System.IO.Path.Combine(repository, "functions", function, "bin");
        if (!Directory.Exists(folder))
            return null;
        var newest = Directory
            .EnumerateFiles(folder, $"RoleFerry.{function}.dll", SearchOption.AllDirectories)
            .Where(dll => File.Exists(System.IO.Path.ChangeExtension(dll, ".runtimeconfig.json")))
            .MaxBy(File.GetLastWriteTimeUtc);
        return newest is null ? null : new(newest);
    }

    /// <summary>
    /// A published function: <c>FOLDER/NAME/bootstrap</c>, as <c>make -C functions</c> leaves it; null where there is
    /// none.
    /// </summary>
    public static FunctionProgram? FindPublished(string folder, string function)
    {
        var bootstrap = System.IO.Path.Combine(folder, function, "bootstrap");
        return File.Exists(bootstrap) ? new(bootstrap) : null;
    }
}
