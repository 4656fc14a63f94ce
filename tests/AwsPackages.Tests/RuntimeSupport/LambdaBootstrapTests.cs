using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.AwsPackages.Tests.RuntimeSupport;

public sealed partial class LambdaBootstrapTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_result_is_posted_under_the_id_of_its_event()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var function = Running.Start(
            api,
            LambdaBootstrapBuilder.Create<Order, Receipt>(
                (order, _) => Task.FromResult(new Receipt(order.Item, order.Count * 2)),
                Json()
            )
        );

        api.Send(Event.Of("id-1", """{"item":"tea","Count":3}"""));

        Assert.Equal(
            new Posted("id-1", "response", """{"Item":"tea","Price":6}""", "application/json", null),
            await api.PostedAsync()
        );
    }

    [Fact]
    public async Task Each_of_several_events_gets_its_own_answer_whatever_their_length_from_a_handler_that_closes_its_input()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var function = Running.Start(
            api,
            LambdaBootstrapBuilder.Create<Receipt>(
                async (input, _) =>
                {
                    using var reader = new StreamReader(input);
                    return new Receipt(await reader.ReadToEndAsync(Cancelled), 0);
                },
                Json()
            )
        );
        string[] bodies = [new('x', 3 * 1024 * 1024), "y", "", new('z', 70_000), "short"];

        for (var i = 0; i < bodies.Length; i++)
            api.Send(Event.Of($"id-{i}", bodies[i]));

        for (var i = 0; i < bodies.Length; i++)
        {
            var posted = await api.PostedAsync();
            Assert.Equal($"id-{i}", posted.Id);
            Assert.Equal(bodies[i], JsonSerializer.Deserialize(posted.Body, CamelJson.Default.Receipt)!.Item);
        }
    }

    [Fact]
    public async Task A_handlers_exception_is_posted_with_its_cause_and_the_next_event_is_answered()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var function = Running.Start(
            api,
            LambdaBootstrapBuilder.Create<Order, Receipt>(
                (order, _) =>
                    order.Count < 0
                        ? throw new InvalidOperationException("no such order", new FormatException("below zero"))
                        : Task.FromResult(new Receipt(order.Item, 1)),
                Json()
            )
        );

        api.Send(Event.Of("bad", """{"Item":"tea","Count":-1}"""));
        api.Send(Event.Of("good", """{"Item":"tea","Count":1}"""));

        var error = await api.PostedAsync();
        Assert.Equal(("bad", "error", "InvalidOperationException"), (error.Id, error.Kind, error.ErrorType));
        using var body = JsonDocument.Parse(error.Body);
        Assert.Equal("InvalidOperationException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("no such order", body.RootElement.GetProperty("errorMessage").GetString());
        Assert.Contains(
            nameof(LambdaBootstrapTests),
            body.RootElement.GetProperty("stackTrace")[0].GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("below zero", body.RootElement.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal(("good", "response"), await api.PostedAsync() is var next ? (next.Id, next.Kind) : default);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"Item":"tea","Count":"three"}""")]
    public async Task An_event_that_is_not_of_the_handlers_type_is_an_error_that_names_the_type(string body)
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        await using var function = Running.Start(
            api,
            LambdaBootstrapBuilder.Create<Order, Receipt>(
                (_, _) => throw new InvalidOperationException("The handler must not run."),
                Json()
            )
        );

        api.Send(Event.Of("id-1", body));

        var error = await api.PostedAsync();
        Assert.Equal(nameof(JsonSerializerException), error.ErrorType);
        Assert.Contains(typeof(Order).FullName!, error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_says_what_the_runtime_api_and_the_environment_say()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        var seen = new TaskCompletionSource<(ILambdaContext Context, string? TraceId)>();
        await using var function = Running.Start(
            api,
            LambdaBootstrapBuilder.Create<Receipt>(
                (_, context) =>
                {
                    seen.SetResult((context, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID")));
                    return Task.FromResult(new Receipt("", 0));
                },
                Json()
            )
        );

        api.Send(
            Event.Of(
                "id-1",
                "{}",
                ("Deadline-Ms", Now.AddSeconds(20).ToUnixTimeMilliseconds().ToString(provider: null)),
                ("Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter"),
                ("Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"),
                ("Client-Context", """{"client":{"app_title":"ops"},"custom":{"why":"drill"},"env":{"locale":"en"}}"""),
                ("Cognito-Identity", """{"cognitoIdentityId":"who","cognitoIdentityPoolId":"where"}""")
            )
        );

        var (context, traceId) = await seen.Task;
        Assert.Equal("id-1", context.AwsRequestId);
        Assert.Equal(TimeSpan.FromSeconds(20), context.RemainingTime);
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:AlarmRouter", context.InvokedFunctionArn);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", context.TraceId);
        Assert.Equal(context.TraceId, traceId);
        Assert.Equal(
            ("ops", "drill", "en"),
            (
                context.ClientContext!.Client.AppTitle,
                context.ClientContext.Custom["why"],
                context.ClientContext.Environment["locale"]
            )
        );
        Assert.Equal(("who", "where"), (context.Identity!.IdentityId, context.Identity.IdentityPoolId));
        Assert.Equal(
            ("AlarmRouter", "7", 512),
            (context.FunctionName, context.FunctionVersion, context.MemoryLimitInMB)
        );
        Assert.Equal(("/aws/lambda/AlarmRouter", "stream"), (context.LogGroupName, context.LogStreamName));
    }

    [Fact]
    public async Task The_address_of_the_runtime_api_may_have_a_path_before_it()
    {
        await using var api = await FakeRuntimeApi.StartAsync("/functions/AlarmRouter");
        await using var function = Running.Start(api, Echo(), "/functions/AlarmRouter/");

        api.Send(Event.Of("id-1", "{}"));

        Assert.Equal("id-1", (await api.PostedAsync()).Id);
    }

    [Fact]
    public async Task It_returns_when_it_is_cancelled_while_it_waits()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        var function = Running.Start(api, Echo());
        api.Send(Event.Of("id-1", "{}"));
        await api.PostedAsync();

        await function.DisposeAsync();

        Assert.Equal(TaskStatus.RanToCompletion, function.Loop.Status);
    }

    [Fact]
    public async Task An_answer_that_is_refused_ends_the_loop()
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        api.AnswerWith = 500;
        var function = Running.Start(api, Echo());

        api.Send(Event.Of("id-1", "{}"));

        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (await Assert.ThrowsAsync<HttpRequestException>(() => function.Loop)).StatusCode
        );
    }

    [Fact]
    public void Without_a_runtime_api_there_is_nothing_to_run()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Echo().Build(_ => null, TimeProvider.System));

        Assert.StartsWith("AWS_LAMBDA_RUNTIME_API is not set", exception.Message, StringComparison.Ordinal);
    }

    private static LambdaBootstrapBuilder Echo() =>
        LambdaBootstrapBuilder.Create<Receipt>(
            (_, context) => Task.FromResult(new Receipt(context.AwsRequestId, 0)),
            Json()
        );

    private static SourceGeneratorLambdaJsonSerializer<CamelJson> Json() => new();

    internal sealed record Order(string Item, int Count);

    internal sealed record Receipt(string? Item, int Price);

    /// <summary>Its options are not those that the serializer uses, as with the real package.</summary>
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true
    )]
    [JsonSerializable(typeof(Order))]
    [JsonSerializable(typeof(Receipt))]
    internal sealed partial class CamelJson : JsonSerializerContext;

    /// <summary>A function whose loop runs until the test is done with it.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly LambdaBootstrap _bootstrap;

        private Running(LambdaBootstrap bootstrap)
        {
            _bootstrap = bootstrap;
            Loop = bootstrap.RunAsync(_stop.Token);
        }

        public Task Loop { get; }

        public static Running Start(FakeRuntimeApi api, LambdaBootstrapBuilder function, string prefix = "") =>
            new(
                function.Build(
                    name =>
                        name switch
                        {
                            "AWS_LAMBDA_RUNTIME_API" => api.Authority + prefix,
                            "AWS_LAMBDA_FUNCTION_NAME" => "AlarmRouter",
                            "AWS_LAMBDA_FUNCTION_VERSION" => "7",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" => "512",
                            "AWS_LAMBDA_LOG_GROUP_NAME" => "/aws/lambda/AlarmRouter",
                            "AWS_LAMBDA_LOG_STREAM_NAME" => "stream",
                            _ => null,
                        },
                    new FakeTimeProvider(Now)
                )
            );

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Loop;
            _bootstrap.Dispose();
            _stop.Dispose();
        }
    }
}
