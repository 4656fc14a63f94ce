namespace RoleFerry.Cli.Tests.Redrive;

public class RedriveCommandTests
{
    [Theory]
    [InlineData("Use either --all or --id.", "--all", "--id", "1")]
    [InlineData("--unreadable-too and --delete need --all or --id.", "--delete")]
    [InlineData("--unreadable-too and --delete need --all or --id.", "--unreadable-too")]
    public void What_would_be_ambiguous_is_refused_before_anything_is_asked(string complaint, params string[] arguments)
    {
        var answer = Answer.Of(["redrive", "--queue", "nowhere", .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(complaint, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_queue_it_says_where_to_find_it()
    {
        var answer = Answer.Of("redrive", "--queue", "");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("FailureQueueUrl", answer.Errors, StringComparison.Ordinal);
    }
}
