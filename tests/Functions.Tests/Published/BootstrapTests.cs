using System.Runtime.InteropServices;
using RoleFerry.Functions.Tests.Elf;
using RoleFerry.Functions.Tests.Template;

namespace RoleFerry.Functions.Tests.Published;

public class BootstrapTests
{
    /// <summary>What provided.al2023 has: https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html.</summary>
    private static readonly Version GlibcOfLambda = new(2, 34);

    public static TheoryData<string> Functions => [.. DeployedSystem.OfRepository().Functions.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_bootstrap_needs_only_what_Lambda_has(string function)
    {
        var bootstrap = ElfFile.Read(await PublishedFunction.BootstrapAsync(function));

        Assert.NotNull(bootstrap.Glibc);
        Assert.True(bootstrap.Glibc <= GlibcOfLambda, $"{function} needs GLIBC {bootstrap.Glibc}");
        Assert.All(bootstrap.Libraries, library => Assert.Matches(@"^(libc|libm|ld-linux-\S+)\.so\.\d$", library));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task A_bootstrap_is_built_for_this_machine_and_lies_alone(string function)
    {
        var path = await PublishedFunction.BootstrapAsync(function);

        var machine = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? ElfMachine.Arm64 : ElfMachine.X64;
        Assert.Equal(machine, ElfFile.Read(path).Machine);
        Assert.Equal(
            ["bootstrap"],
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Select(Path.GetFileName)
        );
    }
}
