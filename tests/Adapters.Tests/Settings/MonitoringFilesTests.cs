using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.Tests.Settings;

public class MonitoringFilesTests
{
    [Fact]
    public void A_program_that_does_not_carry_what_it_reads_says_what_its_project_lacks()
    {
        var said = Assert.Throws<InvalidOperationException>(() => MonitoringFiles.Read("nothing.json")).Message;

        Assert.Equal(
            "RoleFerry.Adapters.Tests does not carry monitoring/nothing.json: "
                + "its project has to list <MonitoringFile Include=\"nothing.json\" />.",
            said
        );
    }
}
