namespace RoleFerry.Cli.Packaging;

/// <summary>A function, compiled.</summary>
/// <param name="Name">Its name in template.yaml.</param>
/// <param name="Bootstrap">The program.</param>
/// <param name="Libraries">What is compiled into it beside our own code.</param>
internal sealed record BuiltFunction(string Name, byte[] Bootstrap, IReadOnlyList<LibraryUse> Libraries);
