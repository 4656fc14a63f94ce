using System.Net.Http.Json;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using RoleFerry.Cli.Aws;
using RoleFerry.Tests.AwsTools;

namespace RoleFerry.Cli.Tests.Logs;

/// <summary>The command as an operator runs it, in an account whose answers are moto's.</summary>
public sealed class LogConnectInMotoTests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const string Stack = "pager";
    private const string Stream = $"arn:aws:firehose:eu-west-1:{MotoServer.Account}:deliverystream/archive";

    private static readonly BasicAWSCredentials Keys = new("local", "local");

    private readonly HttpClient _http = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"logs-{Guid.NewGuid():N}.yaml");

    private AwsCalls Aws => new(_http, Keys, RegionEndpoint.EUWest1, _ => moto.Endpoint, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        await CreateStreamAsync();
        await Aws.CloudFormationAsync(
            "CreateStack",
            [new("StackName", Stack), new("TemplateBody", Template), new("Capabilities.member.1", "CAPABILITY_IAM")],
            Cancellation
        );
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        File.Delete(_file);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Groups_are_connected_as_they_come_into_being_and_let_go_before_the_stack_is_deleted()
    {
        await CreateGroupAsync("/ecs/api");
        await CreateGroupAsync("/ecs/old");
        List("/ecs/api", "/ecs/old", "/ecs/later");

        var looked = await RunAsync("logs", "connect", _file, "--check", "--stack", Stack);
        Assert.Equal(1, looked.ExitCode);
        Assert.Matches(
            "(?m)^/ecs/api +not connected +not archived; kept for ever, not 30 days: changing that deletes",
            looked.Output
        );
        Assert.Matches("(?m)^/ecs/later +missing +it does not exist yet", looked.Output);
        Assert.Empty(await FiltersAsync("/ecs/api"));

        var asked = await RunAsync("logs", "connect", _file, "--stack", Stack);
        Assert.Equal(1, asked.ExitCode);
        Assert.Contains("Change these 2 log groups? [y/N] There are no changes.", asked.Errors, Ordinal);
        Assert.Empty(await FiltersAsync("/ecs/api"));

        var connected = await RunAsync("logs", "connect", _file, "--yes", "--stack", Stack);
        Assert.Equal(0, connected.ExitCode);
        Assert.Matches("(?m)^/ecs/api +connected now +archived now; kept 30 days from now on", connected.Output);
        Assert.Contains("2 of 3 log groups are connected to pager.", connected.Output, Ordinal);
        Assert.Equal(["pager/Archive", "pager/LogErrors"], await FiltersAsync("/ecs/api"));

        await CreateGroupAsync("/ecs/later");
        List("/ecs/api", "/ecs/later");
        var again = await RunAsync("logs", "connect", _file, "--yes", "--stack", Stack);
        Assert.Matches("(?m)^/ecs/api +connected +archived; kept 30 days", again.Output);
        Assert.Matches("(?m)^/ecs/later +connected now", again.Output);
        Assert.Matches("(?m)^/ecs/old +disconnected +not in logs.yaml any more", again.Output);
        Assert.Empty(await FiltersAsync("/ecs/old"));

        var whole = await RunAsync("logs", "connect", _file, "--check", "--json", "--stack", Stack);
        Assert.Equal(0, whole.ExitCode);
        Assert.Equal(
            ["Connected", "Connected"],
            JsonSerializer.Deserialize<JsonElement>(whole.Output).List("groups").Select(g => g.Text("state"))
        );

        var gone = await RunAsync("logs", "disconnect", "--yes", "--stack", Stack);
        Assert.Equal(0, gone.ExitCode);
        Assert.Empty(await FiltersAsync("/ecs/api"));
        Assert.Empty(await FiltersAsync("/ecs/later"));
        var nothing = await RunAsync("logs", "disconnect", "--stack", Stack);
        Assert.Contains("No log group is connected to pager.", nothing.Output, Ordinal);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_named()
    {
        List("/ecs/api");

        var answer = await RunAsync("logs", "connect", _file, "--stack", "nobodys");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("nobodys does not exist", answer.Errors, Ordinal);
    }

    private Task<Answer> RunAsync(params string[] arguments) =>
        CommandProcess.RunAsync(
            new()
            {
                ["AWS_ENDPOINT_URL"] = moto.Endpoint.ToString(),
                ["AWS_REGION"] = "eu-west-1",
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
            },
            arguments
        );

    private void List(params string[] groups)
    {
        var listed = string.Join('\n', groups.Select(g => $"  - {{name: {g}, service: x, formats: [json]}}"));
        File.WriteAllText(_file, $"retention: 30d\ngroups:\n{listed}\nrefuse: []\ntraces: {{}}\nsignals: {{}}\n");
    }

    private Task<JsonElement> CreateGroupAsync(string name) =>
        Aws.LogsAsync("CreateLogGroup", new { logGroupName = name }, Cancellation);

    private async Task<IEnumerable<string>> FiltersAsync(string group) =>
        (await Aws.LogsAsync("DescribeSubscriptionFilters", new { logGroupName = group }, Cancellation))
            .List("subscriptionFilters")
            .Select(f => f.Text("filterName"))
            .Order(StringComparer.Ordinal)
            .ToArray();

    /// <summary>moto's CloudFormation knows no delivery streams.</summary>
    private async Task CreateStreamAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Endpoint);
        var destination = new { BucketARN = "arn:aws:s3:::b", RoleARN = $"arn:aws:iam::{MotoServer.Account}:role/r" };
        request.Content = JsonContent.Create(
            new { DeliveryStreamName = "archive", ExtendedS3DestinationConfiguration = destination },
            options: JsonSerializerOptions.Default
        );
        request.Headers.Add("X-Amz-Target", "Firehose_20150804.CreateDeliveryStream");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=x/20261101/eu-west-1/firehose/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var answer = await _http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private const string Template = $$"""
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }]
          LogErrors:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Role: !GetAtt Role.Arn
              Code: { ZipFile: "def handler(event, context): pass" }
        Outputs:
          LogErrorsAliasArn: { Value: !GetAtt LogErrors.Arn }
          ArchiveStreamArn: { Value: "{{Stream}}" }
          ArchiveRoleArn: { Value: !GetAtt Role.Arn }
        """;
}
