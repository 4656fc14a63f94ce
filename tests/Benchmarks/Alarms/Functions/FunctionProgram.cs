namespace RoleFerry.Benchmarks.Alarms.Functions;

/// <summary>A published function.</summary>
/// <param name="Name">For people.</param>
/// <param name="File">What is started.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Bytes">Size of what is deployed, without the runtime that a managed one needs beside it.</param>
internal sealed record FunctionProgram(string Name, string File, IReadOnlyList<string> Arguments, long Bytes)
{
    public static FunctionProgram Native(string name, string file) => new(name, file, [], new FileInfo(file).Length);

    public static FunctionProgram Managed(string name, string folder, string assembly) =>
        new(
            name,
            "dotnet",
            [Path.Combine(folder, assembly)],
            new DirectoryInfo(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.Extension != ".pdb")
                .Sum(f => f.Length)
        );
}
