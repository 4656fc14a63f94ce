using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Tests;

/// <summary>
/// A local system for one test: the small template of these tests, and for every function the sample program.
/// </summary>
internal static class TestStack
{
    private static int _count;

    public static string Template { get; } = Fixture("template.yaml");

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static Task<LocalStack> StartAsync(
        DynamoDbLocalFixture database,
        Func<LocalStackOptions, LocalStackOptions>? change = null
    )
    {
        var options = new LocalStackOptions
        {
            Template = Template,
            StackName = $"stack{Interlocked.Increment(ref _count)}",
            Database = database.Server,
            Programs = _ => new FunctionProgram(Fixture("bootstrap.mjs")),
            RunSchedules = false,
            RetryDelays = [TimeSpan.Zero],
        };
        return LocalStack.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }
}
