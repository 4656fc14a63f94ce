using Amazon.DynamoDBv2;
using Amazon.Runtime;
using RoleFerry.Local;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

[assembly: AssemblyFixture(typeof(RoleFerry.Simulation.Tests.Table.DynamoDbLocalFixture))]

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>One DynamoDB Local for the whole test program; every test has a table of its own.</summary>
public sealed class DynamoDbLocalFixture : IAsyncLifetime
{
    private static int _tables;
    private DynamoDbLocal _server = null!;
    private TableSchema _schema = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await DynamoDbLocal.StartAsync(isShared: false);
        var template = Path.Combine(RepositoryRoot.Find(), "template.yaml");
        _schema = TableSchema.Of(SamTemplate.Load(template, new LocalAccount(_server.Endpoint))).Single();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>An empty table as the template declares it, and a client that sees it.</summary>
    public async Task<(AmazonDynamoDBClient Client, string Table)> NewTableAsync()
    {
        var number = Interlocked.Increment(ref _tables);
        var key = $"database{number % 4}";
        var table = await _server.CreateTableAsync(_schema, $"table{number}", key);
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = _server.Endpoint.ToString(),
            // Each region has tables of its own, and simulated functions run in one that the environment names.
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            DisableLogging = true,
        };
        return (new AmazonDynamoDBClient(new BasicAWSCredentials(key, "local"), config), table);
    }
}
