namespace RoleFerry.Functions.Tests.Elf;

/// <summary>The processors that Lambda has, by their number in an ELF header.</summary>
internal enum ElfMachine
{
    X64 = 62,
    Arm64 = 183,
}
