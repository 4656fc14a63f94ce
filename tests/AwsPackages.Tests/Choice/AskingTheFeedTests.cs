namespace RoleFerry.AwsPackages.Tests.Choice;

public sealed class AskingTheFeedTests : IDisposable
{
    private const string Lacking = """
        Probe.csproj : error NU1101: Unable to find package Amazon.Lambda.Core. No packages exist with this id in source(s): feed
        Probe.csproj : error NU1102: Unable to find package AWS.Lambda.Powertools.Logging with version (>= 3.2.0)
        """;

    private const string Dead = "Probe.csproj : error NU1301: Unable to load the service index for source feed.";

    private readonly SmallTree _tree = new();

    [Fact]
    public void A_feed_that_has_them_all_is_recorded_and_asked_once()
    {
        var first = _tree.Ask("Restored Probe.csproj", 0);
        var second = _tree.Ask(Dead, 1);

        Said("nuget, because the feed has them all (recorded in AwsLambdaPackages.props)", first);
        Assert.Equal(first, second);
        Assert.Equal(1, _tree.TimesTheFeedWasAsked);
        Assert.Equal(first, _tree.Build());
    }

    [Fact]
    public void A_feed_that_lacks_some_is_recorded_and_asked_once()
    {
        var first = _tree.Ask(Lacking, 1);
        var second = _tree.Ask("Restored Probe.csproj", 0);

        Said(
            "stand-in, because the feed lacks 2 of them, AWS.Lambda.Powertools.Logging among them (recorded in "
                + "AwsLambdaPackages.props)",
            first
        );
        Assert.Equal(first, second);
        Assert.Equal(1, _tree.TimesTheFeedWasAsked);
    }

    [Fact]
    public void A_feed_that_cannot_be_reached_has_said_nothing_and_is_asked_again()
    {
        Said("stand-in, because the feed cannot be reached; it will be asked again next time", _tree.Ask(Dead, 1));
        Assert.False(_tree.HasRecord);

        Said(
            "nuget, because the feed has them all (recorded in AwsLambdaPackages.props)",
            _tree.Ask("Restored Probe.csproj", 0)
        );
    }

    [Fact]
    public void One_feed_that_lacks_them_says_nothing_of_another_that_cannot_be_reached()
    {
        Said(
            "stand-in, because the feed cannot be reached; it will be asked again next time",
            _tree.Ask($"{Lacking}\n{Dead}", 1)
        );
        Assert.False(_tree.HasRecord);
    }

    [Fact]
    public void Any_other_failure_is_told_and_not_recorded()
    {
        Said(
            "stand-in, because the feed could not be asked: NU5000: Something else; it will be asked again next time",
            _tree.Ask("Probe.csproj : error NU5000: Something else", 1)
        );
        Assert.False(_tree.HasRecord);
    }

    [Fact]
    public void Whoever_has_set_the_environment_is_not_asked_for()
    {
        Said(
            "stand-in, because AwsLambdaPackages is set in the environment",
            _tree.Ask(Dead, 1, environment: "stand-in")
        );
        Assert.Equal(0, _tree.TimesTheFeedWasAsked);
    }

    public void Dispose() => _tree.Dispose();

    private static void Said(string choice, (int Code, string Output) answer) =>
        Assert.Equal((0, $"AWS packages: {choice}."), (answer.Code, answer.Output));
}
