using Amazon.DynamoDBv2;
using Amazon.Runtime;
using RoleFerry.Local.Tables;

[assembly: AssemblyFixture(typeof(RoleFerry.Local.Tests.DynamoDbLocalFixture))]

namespace RoleFerry.Local.Tests;

/// <summary>One DynamoDB Local for the whole test program.</summary>
public sealed class DynamoDbLocalFixture : IAsyncLifetime
{
    public DynamoDbLocal Server { get; private set; } = null!;

    public AmazonDynamoDBClient Client() =>
        new(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Server.Endpoint.ToString() }
        );

    public async ValueTask InitializeAsync() => Server = await DynamoDbLocal.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
