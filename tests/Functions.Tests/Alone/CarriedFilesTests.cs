using RoleFerry.Functions.Tests.Template;

namespace RoleFerry.Functions.Tests.Alone;

public class CarriedFilesTests
{
    public static TheoryData<string, string> Programs
    {
        get
        {
            var programs = new TheoryData<string, string>
            {
                { "cli/RoleFerry.Cli.csproj", "roleferry" },
                { "local/Demo/RoleFerry.Demo.csproj", "RoleFerry.Demo" },
                { "tests/Benchmarks/RoleFerry.Benchmarks.csproj", "RoleFerry.Benchmarks" },
            };
            foreach (
                var function in DeployedSystem.OfRepository().Functions.Select(f => HostProgram.OfFunction(f.Name))
            )
                programs.Add(function.Project, function.Assembly);
            return programs;
        }
    }

    /// <summary>
    /// What it lacks would be missing when it is read; what it does not read would change it for nothing.
    /// </summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_carries_of_monitoring_what_it_reads_and_no_more(string project, string assembly)
    {
        var program = new HostProgram(project, assembly);

        Assert.Equal(ReachedCode.LiteralsGivenTo(program.Load(), "MonitoringFiles", "Read"), program.Carried());
    }
}
