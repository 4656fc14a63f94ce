using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Endpoints;

public sealed class EndpointRouterTests
{
    [Fact]
    public async Task A_path_that_no_endpoint_has_is_404()
    {
        Assert.Equal(EndpointAnswer.Nothing, await AskAsync("POST", "/b", new Endpoint("POST", "/a")));
        Assert.Equal(EndpointAnswer.Nothing, await AskAsync("POST", "/a/more", new Endpoint("POST", "/a")));
    }

    [Fact]
    public async Task A_method_that_the_path_does_not_take_is_405_and_says_which_it_takes()
    {
        Assert.Equal(new EndpointAnswer(405, "Only POST.\n"), await AskAsync("GET", "/a", new Endpoint("POST", "/a")));
        Assert.Equal(
            new EndpointAnswer(405, "Only GET, POST.\n"),
            await AskAsync("PUT", "/a", new Endpoint("GET", "/a"), new Endpoint("POST", "/a"))
        );
    }

    [Fact]
    public async Task One_path_may_take_several_methods_each_at_an_endpoint_of_its_own()
    {
        Endpoint[] both = [new("GET", "/a"), new("POST", "/a")];

        Assert.Equal("GET /a", (await AskAsync("GET", "/a", both)).Text);
        Assert.Equal("POST /a", (await AskAsync("POST", "/a", both)).Text);
    }

    [Fact]
    public async Task A_path_that_ends_with_a_slash_takes_whatever_follows_unless_that_has_an_endpoint()
    {
        Endpoint[] both = [new("POST", "/a/"), new("POST", "/a/b")];

        Assert.Equal("POST /a/", (await AskAsync("POST", "/a/c", both)).Text);
        Assert.Equal("POST /a/b", (await AskAsync("POST", "/a/b", both)).Text);
    }

    [Fact]
    public void Two_endpoints_of_one_path_are_refused_at_start_up_and_the_path_is_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() =>
            Router(new Endpoint("POST", "/a"), new Endpoint("POST", "/b"), new Endpoint("POST", "/a"))
        );

        Assert.Contains("POST /a", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_an_endpoint_is_503_so_that_the_sender_tries_again()
    {
        var broken = new Endpoint("POST", "/a", () => throw new InvalidOperationException("A fault."));

        Assert.Equal(EndpointAnswer.Unavailable, await AskAsync("POST", "/a", broken));
    }

    private static Task<EndpointAnswer> AskAsync(string method, string path, params Endpoint[] endpoints) =>
        Router(endpoints)
            .HandleAsync(
                new EndpointRequest(method, path, new Dictionary<string, string>(), ReadOnlyMemory<byte>.Empty),
                TestContext.Current.CancellationToken
            );

    private static EndpointRouter Router(params Endpoint[] endpoints) =>
        new(
            endpoints,
            new RequestAuthenticator(
                null!,
                new StrangerLimit(TimeProvider.System),
                new ClosedLines(TimeProvider.System),
                new FunctionMetrics(() => new RecordingMetrics(), new TelemetryFaults(TextWriter.Null)),
                NullLogger<RequestAuthenticator>.Instance
            ),
            new Unreported(),
            NullLogger<EndpointRouter>.Instance
        );

    /// <summary>Nothing is wrong with any item.</summary>
    private sealed class Unreported : IFaultReporter
    {
        public Task ReportAsync(CancellationToken cancellation) => Task.CompletedTask;
    }

    /// <summary>Answers with its own method and path, or as it is told.</summary>
    private sealed class Endpoint(string method, string path, Func<EndpointAnswer>? answer = null) : IEndpoint
    {
        public IEnumerable<EndpointRoute> Routes =>
            [
                new(method, path, (_, _) =>
                    Task.FromResult(answer?.Invoke() ?? new EndpointAnswer(200, $"{method} {path}"))
                ),
            ];
    }
}
