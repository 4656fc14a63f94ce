using RoleFerry.Local.Processes;

namespace RoleFerry.Local.Tests.Processes;

public class ProgramsTests
{
    [Fact]
    public void A_missing_program_is_named_with_the_package_that_brings_it()
    {
        var missing = Assert.Throws<LocalSetupException>(() =>
            Programs.Find("no-such-program", "openjdk-17-jre-headless")
        );

        Assert.Equal(
            "no-such-program is not on the PATH. On Debian: apt-get install openjdk-17-jre-headless",
            missing.Message
        );
    }

    [Fact]
    public void A_program_is_found_on_the_path() =>
        Assert.EndsWith("/sh", Programs.Find("sh", "dash"), StringComparison.Ordinal);
}
