using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Secrets;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>What SSM answers, as the store of secrets reads it.</summary>
[Collection(Accounts.Collection)]
public class SecretTests(Accounts accounts)
{
    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Secrets_come_decrypted_and_those_that_are_not_there_do_not_cost_the_others(string account)
    {
        using var ssm = accounts[account].Ssm();
        await PutAsync(ssm, "/one/slack/bot-token", "xoxb-1");
        await PutAsync(ssm, "/one/heartbeats/token", "beat");
        var store = new SecretStore(
            ssm,
            ChannelModules.Secrets("/one", isDesk: true),
            TimeProvider.System,
            Background.OfProcess,
            NullLogger<SecretStore>.Instance
        );

        var secrets = await store.GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal("xoxb-1", secrets!.Find("slack/bot-token")!.Reveal());
        Assert.Equal(["beat"], secrets.Sources!.All().Select(s => s.Reveal()));
        Assert.Null(secrets.Find("pagerduty/routing-key"));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Where_there_are_none_there_are_none_and_that_is_known(string account)
    {
        using var ssm = accounts[account].Ssm();
        var store = new SecretStore(
            ssm,
            ChannelModules.Secrets("/none", isDesk: false),
            TimeProvider.System,
            Background.OfProcess,
            NullLogger<SecretStore>.Instance
        );

        var secrets = await store.GetAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(secrets);
        Assert.Empty(secrets!.All);
        Assert.Equal((true, null), await store.FindAsync("pagerduty/cto", TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_changed_secret_is_the_one_that_is_read(string account)
    {
        using var ssm = accounts[account].Ssm();
        await PutAsync(ssm, "/two/pagerduty/cto", "old");
        await PutAsync(ssm, "/two/pagerduty/cto", "new");
        var store = new SecretStore(
            ssm,
            ChannelModules.Secrets("/two", isDesk: false),
            TimeProvider.System,
            Background.OfProcess,
            NullLogger<SecretStore>.Instance
        );

        var (isKnown, key) = await store.FindAsync("pagerduty/cto", TestContext.Current.CancellationToken);

        Assert.Equal((true, "new"), (isKnown, key!.Reveal()));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Eleven_names_are_too_many(string account)
    {
        using var ssm = accounts[account].Ssm();

        var e = await Assert.ThrowsAnyAsync<AmazonSimpleSystemsManagementException>(() =>
            ssm.GetParametersAsync(
                new GetParametersRequest { Names = [.. Enumerable.Range(0, 11).Select(n => $"/one/{n}")] },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal((400, "ValidationException"), ((int)e.StatusCode, e.ErrorCode));
    }

    private static Task<PutParameterResponse> PutAsync(
        AmazonSimpleSystemsManagementClient ssm,
        string name,
        string value
    ) =>
        ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = name,
                Value = value,
                Type = ParameterType.SecureString,
                Overwrite = true,
            },
            TestContext.Current.CancellationToken
        );
}
