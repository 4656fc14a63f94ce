using RoleFerry.Local;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;
using RoleFerry.Tests.AwsTools;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>
/// Both accounts to which tests send the same requests: moto, which others have written, and the local system.
/// </summary>
public sealed class Accounts : IAsyncLifetime
{
    /// <summary>The collection of the tests that ask them.</summary>
    public const string Collection = "accounts";

    public const string Moto = "moto";
    public const string Local = "the local system";

    private const string Region = "eu-central-1";

    private MotoServer _moto = null!;
    private LocalStack _local = null!;
    private Dictionary<string, AwsAccount> _accounts = [];

    public static TheoryData<string> Both => [Moto, Local];

    public AwsAccount this[string name] => _accounts[name];

    public async ValueTask InitializeAsync()
    {
        var starting = MotoServer.StartAsync();
        _local = await LocalStack.StartAsync(
            new LocalStackOptions
            {
                Template = Path.Combine(AppContext.BaseDirectory, "Answers", "template.yaml"),
                RunSchedules = false,
            }
        );
        _moto = await starting;
        _accounts = new Dictionary<string, AwsAccount>
        {
            [Moto] = new(
                Moto,
                _moto.Endpoint,
                Region,
                $"arn:aws:sns:{Region}:{MotoServer.Account}:mails",
                new Uri(_moto.Endpoint, $"{MotoServer.Account}/failures").ToString()
            ),
            [Local] = new(
                Local,
                _local.Endpoint,
                _local.Account.Region,
                _local.Account.Arn("sns", "mails"),
                _local.Account.QueueUrl("failures")
            ),
        };
        await _accounts[Moto]
            .CallAsync(
                "sns",
                new()
                {
                    ["Action"] = "CreateTopic",
                    ["Name"] = "mails",
                    ["Version"] = "2010-03-31",
                }
            );
        using (var sqs = _accounts[Moto].Sqs())
            await sqs.CreateQueueAsync("failures");
        var template = SamTemplate.Load(Path.Combine(RepositoryRoot.Find(), "template.yaml"), _local.Account);
        var table = TableSchema.Of(template).Single().CreateTable(AwsAccount.Table);
        foreach (var account in _accounts.Values)
            await account.CallAsync("dynamodb", "DynamoDB_20120810.CreateTable", table);
    }

    public async ValueTask DisposeAsync()
    {
        await _local.DisposeAsync();
        await _moto.DisposeAsync();
    }
}
