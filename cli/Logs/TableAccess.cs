using System.CommandLine;
using Amazon.DynamoDBv2;
using RoleFerry.Adapters.DynamoDb;

namespace RoleFerry.Cli.Logs;

/// <summary>The table that a command reads: by option or environment, with patience for a slow answer.</summary>
internal sealed class TableAccess(TextWriter errors, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Which table.</summary>
    public Option<string?> Option { get; } = new("--table")
    {
        Description = "The stack's output TableName. Else TABLE_NAME of the environment.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TABLE_NAME"),
        Recursive = true,
    };

    /// <summary>Does a command's work; says what is wrong where no table is named or the table does not answer.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="work">Takes the table and the moment after which no call starts; gives the exit code.</param>
    public async Task<int> WithAsync(ParseResult line, Func<TableCalls, DateTimeOffset, Task<int>> work)
    {
        if (line.GetValue(Option) is not { Length: > 0 } table)
        {
            await errors.WriteLineAsync("Which table? Give --table, or TABLE_NAME in the environment.");
            return 1;
        }

        try
        {
            using var client = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0 });
            return await work(new TableCalls(client, new TableSettings(table), time), time.GetUtcNow() + Patience);
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
