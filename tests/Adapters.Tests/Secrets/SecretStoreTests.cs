using System.Text.Json.Nodes;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Tests.Channels;

namespace RoleFerry.Adapters.Tests.Secrets;

public class SecretStoreTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Token = "xoxb-1111111111-aaaaaaaaaaaa";
    private const string Hook = "https://hooks.slack.example/services/T0/B0/cccccccccccc";

    private Rig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await Rig.StartAsync();
        _rig.Parameters[Rig.RoutingKeyName] = Key;
        _rig.Parameters[Rig.BotTokenName] = Token;
        _rig.Parameters[Rig.WebhookName] = Hook;
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task All_secrets_are_fetched_with_one_call_and_decrypted()
    {
        var secrets = await GetAsync();

        Assert.Equal((Key, Token, Hook), Revealed(secrets));
        var asked = JsonNode.Parse(Assert.Single(_rig.Ssm.Requests).Body)!;
        Assert.Equal(3, asked["Names"]!.AsArray().Count);
        Assert.True((bool)asked["WithDecryption"]!);
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_call()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync()));

        Assert.All(all, secrets => Assert.Equal(Key, secrets?.Find("pagerduty/routing-key")?.Reveal()));
        Assert.Single(_rig.Ssm.Requests);
    }

    [Fact]
    public async Task Secrets_are_kept_for_five_minutes()
    {
        await GetAsync();
        _rig.Parameters[Rig.RoutingKeyName] = "new";

        _rig.Time.Advance(SecretStore.KeptFor - TimeSpan.FromTicks(1));
        Assert.Equal(Key, (await GetAsync())?.Find("pagerduty/routing-key")?.Reveal());
        _rig.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("new", (await GetAsync())?.Find("pagerduty/routing-key")?.Reveal());
        Assert.Equal(2, _rig.Ssm.Requests.Count);
    }

    [Fact]
    public async Task Who_is_refused_while_newer_secrets_are_fetched_waits_for_them()
    {
        var old = (await GetAsync())!;
        _rig.Parameters[Rig.RoutingKeyName] = "new";
        var cancellation = TestContext.Current.CancellationToken;

        var both = await Task.WhenAll(
            _rig.Secrets.RefetchAsync(old, cancellation),
            _rig.Secrets.RefetchAsync(old, cancellation)
        );

        Assert.All(both, secrets => Assert.Equal("new", secrets?.Find("pagerduty/routing-key")?.Reveal()));
        Assert.Equal(2, _rig.Ssm.Requests.Count);
    }

    [Fact]
    public async Task Who_is_refused_while_a_newer_own_secret_is_fetched_waits_for_it()
    {
        _rig.Parameters[$"{Rig.Prefix}/pagerduty/cto"] = Key;
        var cancellation = TestContext.Current.CancellationToken;
        var (_, old) = await _rig.Secrets.FindAsync("pagerduty/cto", cancellation);
        _rig.Parameters[$"{Rig.Prefix}/pagerduty/cto"] = "new";

        var both = await Task.WhenAll(
            _rig.Secrets.RefetchAsync("pagerduty/cto", old!, cancellation),
            _rig.Secrets.RefetchAsync("pagerduty/cto", old!, cancellation)
        );

        Assert.All(both, found => Assert.Equal("new", found.Secret?.Reveal()));
        Assert.Equal(2, _rig.Ssm.Requests.Count);
    }

    [Fact]
    public async Task What_was_fetched_ahead_is_not_fetched_again()
    {
        _rig.Secrets.Prefetch();
        await _rig.Ssm.ArrivalAsync();

        Assert.NotNull(await GetAsync());
        Assert.Single(_rig.Ssm.Requests);
    }

    [Fact]
    public async Task A_fetch_ahead_that_failed_is_made_good()
    {
        _rig.Ssm.Behave = _ => Answer.Silence;
        _rig.Secrets.Prefetch();
        await _rig.Ssm.ArrivalAsync();
        var getting = GetAsync();
        _rig.Ssm.Behave = request => SsmServer.Answer(request, _rig.Parameters);

        _rig.Time.Advance(SecretStore.Patience);

        Assert.Equal((Key, Token, Hook), Revealed(await getting));
    }

    [Fact]
    public async Task While_SSM_fails_the_last_good_secrets_are_used_and_that_is_said()
    {
        await GetAsync();
        _rig.Ssm.Behave = _ => new Answer(500);
        _rig.Time.Advance(SecretStore.KeptFor);

        Assert.Equal((Key, Token, Hook), Revealed(await GetAsync()));
        Assert.Contains(_rig.Logs.Lines, line =>
            line.StartsWith("Warning: Secrets could not be fetched from SSM", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_failing_SSM_is_not_asked_for_every_message()
    {
        await GetAsync();
        _rig.Ssm.Behave = _ => new Answer(500);
        _rig.Time.Advance(SecretStore.KeptFor);

        await GetAsync();
        await GetAsync();

        Assert.Equal(2, _rig.Ssm.Requests.Count);
        _rig.Time.Advance(SecretStore.Pause);
        await GetAsync();
        Assert.Equal(3, _rig.Ssm.Requests.Count);
    }

    [Fact]
    public async Task An_SSM_that_never_answered_is_asked_again_each_time()
    {
        _rig.Ssm.Behave = _ => new Answer(500);
        Assert.Null(await GetAsync());
        Assert.Contains(_rig.Logs.Lines, line =>
            line.StartsWith("Error: Secrets could not be fetched from SSM", StringComparison.Ordinal)
        );

        _rig.Ssm.Behave = request => SsmServer.Answer(request, _rig.Parameters);

        Assert.NotNull(await GetAsync());
    }

    [Fact]
    public async Task An_SSM_that_never_answered_is_waited_for_once_and_then_asked_once_each_time()
    {
        _rig.Ssm.Behave = _ => new Answer(500);
        var began = _rig.Time.GetUtcNow();
        Assert.Null(await GetAsync());
        Assert.InRange(_rig.Time.GetUtcNow() - began, SecretStore.FirstPatience / 2, SecretStore.FirstPatience);
        var asked = _rig.Ssm.Requests.Count;

        Assert.Null(await GetAsync());

        Assert.Equal(asked + 1, _rig.Ssm.Requests.Count);
        Assert.Equal(
            2,
            _rig.Logs.Lines.Count(line => line.StartsWith("Error: Secrets could", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task What_SSM_forbids_is_not_waited_for()
    {
        _rig.Ssm.Behave = _ => new Answer(
            400,
            """{"__type":"AccessDeniedException"}""",
            ("Content-Type", "application/x-amz-json-1.1")
        );

        Assert.Null(await GetAsync());

        Assert.Single(_rig.Ssm.Requests);
    }

    [Fact]
    public async Task A_parameter_that_does_not_exist_is_no_secret()
    {
        _rig.Parameters.Remove(Rig.WebhookName);

        Assert.Equal((Key, Token, null), Revealed(await GetAsync()));
    }

    [Theory]
    [InlineData(" xoxb-1 \r\n", "xoxb-1")]
    [InlineData("  ", null)]
    [InlineData("two\nlines", null)]
    [InlineData("tökén", null)]
    public async Task White_space_around_a_secret_is_left_and_what_fits_no_header_is_refused(string held, string? used)
    {
        _rig.Parameters[Rig.BotTokenName] = held;

        Assert.Equal(used, (await GetAsync())?.Find("slack/bot-token")?.Reveal());
        Assert.Equal(
            used is null,
            _rig.Logs.Lines.Any(line => line.Contains(Rig.BotTokenName, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Secrets_print_as_nothing()
    {
        var secrets = await GetAsync();

        Assert.Equal(
            "ChannelSecrets { pagerduty/routing-key, slack/bot-token, slack/webhook-url }",
            secrets?.ToString()
        );
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_not_logged_with_its_secrets()
    {
        _rig.Ssm.Behave = _ => new Answer(
            200,
            $$"""{"Parameters":[{"Name":"{{Rig.BotTokenName}}","Value":"{{Token}}" oops"""
        );

        Assert.Null(await GetAsync());
        Assert.NotEmpty(_rig.Logs.Lines);
        Assert.All(_rig.Logs.Lines, line => Assert.DoesNotContain(Token, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_stop_the_others()
    {
        _rig.Ssm.Behave = _ => Answer.Silence;
        using var impatient = new CancellationTokenSource();
        var first = _rig.Secrets.GetAsync(impatient.Token);
        await _rig.Ssm.ArrivalAsync();
        var second = GetAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _rig.Ssm.Behave = request => SsmServer.Answer(request, _rig.Parameters);

        _rig.Time.Advance(SecretStore.Patience);

        Assert.NotNull(await second);
    }

    private Task<ChannelSecrets?> GetAsync() => _rig.Secrets.GetAsync(TestContext.Current.CancellationToken);

    private static (string? Key, string? Token, string? Hook) Revealed(ChannelSecrets? secrets) =>
        (
            secrets?.Find("pagerduty/routing-key")?.Reveal(),
            secrets?.Find("slack/bot-token")?.Reveal(),
            secrets?.Find("slack/webhook-url")?.Reveal()
        );
}
