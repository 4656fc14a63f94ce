namespace RoleFerry.Cli.Packaging;

/// <summary>A processor that Lambda runs functions on.</summary>
/// <param name="Name">As template.yaml's Architecture and functions/Makefile's ARCH say it.</param>
/// <param name="Machine">
/// As an ELF file says it: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html.
/// </param>
internal sealed record Architecture(string Name, ushort Machine)
{
    /// <summary>Where an ELF file names its machine.</summary>
    private const int MachineAt = 18;

    public static IReadOnlyList<Architecture> All { get; } = [new("x86_64", 62), new("arm64", 183)];

    /// <summary>Whether a file is a program for it.</summary>
    public bool Runs(ReadOnlySpan<byte> program) =>
        program.Length > MachineAt + 1
        && program.StartsWith("\u007fELF"u8)
        && (program[MachineAt] | (program[MachineAt + 1] << 8)) == Machine;
}
