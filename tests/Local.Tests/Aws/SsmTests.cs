using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace RoleFerry.Local.Tests.Aws;

public class SsmTests(DynamoDbLocalFixture database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secrets_lie_below_the_functions_prefix_and_unknown_names_are_said()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Ssm(stack);

        var found = await client.GetParametersAsync(
            new GetParametersRequest
            {
                Names = ["/sample/dev/slack/bot-token", "/sample/dev/nothing", "/sample/dev/pagerduty/routing-key"],
                WithDecryption = true,
            },
            Cancellation
        );

        Assert.Equal(
            ["/sample/dev/slack/bot-token", "/sample/dev/pagerduty/routing-key"],
            found.Parameters.Select(p => p.Name)
        );
        Assert.Equal(LocalStackOptions.SlackBotToken, found.Parameters[0].Value);
        Assert.Equal(ParameterType.SecureString, found.Parameters[0].Type);
        Assert.Equal(["/sample/dev/nothing"], found.InvalidParameters);
    }

    [Fact]
    public async Task A_secret_is_not_shown_without_decryption()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Ssm(stack);

        var found = await client.GetParameterAsync(
            new GetParameterRequest { Name = "/sample/dev/slack/bot-token" },
            Cancellation
        );

        Assert.DoesNotContain(LocalStackOptions.SlackBotToken, found.Parameter.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_is_overwritten_only_when_that_is_said()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Ssm(stack);
        var put = new PutParameterRequest
        {
            Name = "/own",
            Value = "first",
            Type = ParameterType.String,
        };

        Assert.Equal(1, (await client.PutParameterAsync(put, Cancellation)).Version);
        await Assert.ThrowsAsync<ParameterAlreadyExistsException>(() => client.PutParameterAsync(put, Cancellation));
        put.Overwrite = true;
        put.Value = "second";
        Assert.Equal(2, (await client.PutParameterAsync(put, Cancellation)).Version);

        Assert.Equal(
            "second",
            (await client.GetParameterAsync(new GetParameterRequest { Name = "/own" }, Cancellation)).Parameter.Value
        );
        await Assert.ThrowsAsync<ParameterNotFoundException>(() =>
            client.GetParameterAsync(new GetParameterRequest { Name = "/nobodys" }, Cancellation)
        );
    }

    [Fact]
    public async Task More_than_ten_names_are_refused()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = Clients.Ssm(stack);

        var refused = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(() =>
            client.GetParametersAsync(
                new GetParametersRequest { Names = [.. Enumerable.Range(0, 11).Select(n => $"/p{n}")] },
                Cancellation
            )
        );
        Assert.Equal("ValidationException", refused.ErrorCode);
    }
}
