using System.Net;
using Microsoft.CodeAnalysis;
using RoleFerry.AwsPackages.Generator;
using RoleFerry.AwsPackages.Tests.RuntimeSupport;

namespace RoleFerry.AwsPackages.Tests.Annotations;

/// <summary>
/// Runs the Main of a host with two functions, compiled here, in this process: its environment is this one's.
/// </summary>
[Collection(nameof(GeneratedMainTests))]
[CollectionDefinition(nameof(GeneratedMainTests), DisableParallelization = true)]
public sealed class GeneratedMainTests
{
    private const string Host = """
        using System.IO;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;

        [assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]
        [assembly: LambdaSerializer(typeof(Host.Text))]

        namespace Host;

        internal sealed class Counter { private int _count; public int Next() => Interlocked.Increment(ref _count); }

        internal sealed class Once(Counter counter) { public int Number { get; } = counter.Next(); }

        [LambdaStartup]
        internal sealed class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Counter>().AddScoped<Once>();
        }

        internal sealed class Reader(Counter counter)
        {
            [LambdaFunction]
            public async Task<string> Read(Stream input, ILambdaContext context, [FromServices] Once first, [FromServices] Once again)
            {
                using var reader = new StreamReader(input);
                return $"{context.AwsRequestId}: {await reader.ReadToEndAsync()} {first.Number} {again.Number} {counter is not null}";
            }
        }

        internal sealed class Shouter
        {
            [LambdaFunction]
            public Task<string> Shout(string input, ILambdaContext context) => Task.FromResult(input.ToUpperInvariant());
        }

        internal sealed class Text : ILambdaSerializer
        {
            public T Deserialize<T>(Stream requestStream) => (T)(object)new StreamReader(requestStream).ReadToEnd();

            public void Serialize<T>(T response, Stream responseStream) => responseStream.Write(Encoding.UTF8.GetBytes((string)(object)response!));
        }
        """;

    [Theory]
    [InlineData("Read", "first: tea 1 1 True", "second: tea 2 2 True")]
    [InlineData("Shout", "TEA", "TEA")]
    public async Task Main_runs_the_function_that_the_environment_names_with_services_scoped_to_each_invocation(
        string handler,
        string first,
        string second
    )
    {
        await using var api = await FakeRuntimeApi.StartAsync();
        var main = RunMain(handler, api.Authority);

        api.Send(Event.Of("first", "tea"));
        Assert.Equal(first, await AnswerAsync(api, main));
        api.AnswerWith = (int)HttpStatusCode.Forbidden;
        api.Send(Event.Of("second", "tea"));
        Assert.Equal(second, await AnswerAsync(api, main));

        await Assert.ThrowsAsync<HttpRequestException>(() => main);
    }

    [Theory]
    [InlineData("Whisper")]
    [InlineData(null)]
    public async Task Main_says_which_functions_there_are_when_it_is_told_of_none(string? handler)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => RunMain(handler, "127.0.0.1:1"));

        Assert.Equal("ANNOTATIONS_HANDLER must be one of: Read, Shout.", exception.Message);
    }

    /// <summary>What was posted, or the exception with which Main ended before it could.</summary>
    private static async Task<string> AnswerAsync(FakeRuntimeApi api, Task main)
    {
        var posted = api.PostedAsync().AsTask();
        if (await Task.WhenAny(posted, main) == main && !posted.IsCompleted)
            await main;
        return (await posted).Body;
    }

    private static Task RunMain(string? handler, string runtimeApi)
    {
        Environment.SetEnvironmentVariable("ANNOTATIONS_HANDLER", handler);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        var (host, complaints) = Compiled
            .From(Host, OutputKind.ConsoleApplication)
            .Generate(new AnnotationsGenerator());
        Assert.Empty(complaints);
        return (Task)
            host.Load()
                .GetType("Host.GeneratedProgram", throwOnError: true)!
                .GetMethod("Main")!
                .Invoke(null, [Array.Empty<string>()])!;
    }
}
