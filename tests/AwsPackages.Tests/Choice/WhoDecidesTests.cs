namespace RoleFerry.AwsPackages.Tests.Choice;

public sealed class WhoDecidesTests : IDisposable
{
    private readonly SmallTree _tree = new();

    [Fact]
    public void The_environment_goes_before_what_is_recorded()
    {
        _tree.RecordChoice("stand-in");

        Said(
            "nuget, because AwsLambdaPackages is set in the environment or on the command line",
            _tree.Build(environment: "nuget")
        );
    }

    [Fact]
    public void The_command_line_goes_before_what_is_recorded()
    {
        _tree.RecordChoice("nuget");

        Said(
            "stand-in, because AwsLambdaPackages is set in the environment or on the command line",
            _tree.Build(commandLine: "stand-in")
        );
    }

    [Fact]
    public void What_is_recorded_goes_before_what_lies_in_the_cache()
    {
        _tree.RecordChoice("stand-in");
        CacheAll();

        Said("stand-in, because the feed said so", _tree.Build());
    }

    [Fact]
    public void With_nothing_recorded_a_cache_that_has_them_all_decides()
    {
        CacheAll();

        Said("nuget, because nothing is recorded, and they all lie in the NuGet cache", _tree.Build());
    }

    [Fact]
    public void A_cache_that_lacks_one_of_them_does_not()
    {
        foreach (var (package, version) in SourceTree.StandIns.Skip(1))
            _tree.Cache(package, version);
        _tree.Cache(SourceTree.StandIns.First().Key, "0.0.1");

        Said("stand-in, because nothing is recorded, and the NuGet cache lacks some of them", _tree.Build());
    }

    [Fact]
    public void Any_other_value_is_refused()
    {
        var (code, output) = _tree.Build(environment: "Nuget!");

        Assert.NotEqual(0, code);
        Assert.Contains(
            "AwsLambdaPackages is 'Nuget!'; it can be 'nuget' or 'stand-in'.",
            output,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _tree.Dispose();

    private void CacheAll()
    {
        foreach (var (package, version) in SourceTree.StandIns)
            _tree.Cache(package, version);
    }

    private static void Said(string choice, (int Code, string Output) build)
    {
        Assert.True(build.Code == 0, build.Output);
        Assert.Equal($"AWS packages: {choice}.", build.Output);
    }
}
