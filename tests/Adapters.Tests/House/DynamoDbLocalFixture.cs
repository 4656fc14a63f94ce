using Amazon.Runtime;
using RoleFerry.Local;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

[assembly: AssemblyFixture(typeof(RoleFerry.Adapters.Tests.House.DynamoDbLocalFixture))]

namespace RoleFerry.Adapters.Tests.House;

/// <summary>
/// One DynamoDB Local for the whole test program; every test has a table of its own. The tables lie in ten databases,
/// so that tests seldom wait for one another; a database for each would have some thousand threads.
/// </summary>
public sealed class DynamoDbLocalFixture : IAsyncLifetime
{
    private static int _tables;
    private TableSchema _schema = null!;

    public DynamoDbLocal Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await DynamoDbLocal.StartAsync(isShared: false);
        _schema = TableSchema
            .Of(
                SamTemplate.Load(
                    Path.Combine(RepositoryRoot.Find(), "template.yaml"),
                    new LocalAccount(Server.Endpoint)
                )
            )
            .Single();
    }

    public Task<string> NewTableAsync()
    {
        var name = $"table{Interlocked.Increment(ref _tables)}";
        return Server.CreateTableAsync(_schema, name, accessKey: KeyOf(name));
    }

    /// <summary>Those that see a table.</summary>
    public static BasicAWSCredentials CredentialsOf(string table) => new(KeyOf(table), "local");

    private static string KeyOf(string table) => $"database{table[^1]}";

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
