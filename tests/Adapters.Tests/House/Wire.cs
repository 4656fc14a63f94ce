using Amazon.Runtime;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>
/// The wire between the SDK's client and the table, where tests count calls, lose answers and pull the plug.
/// </summary>
internal sealed class Wire : HttpClientFactory
{
    private readonly Lock _lock = new();
    private readonly List<string> _calls = [];

    /// <summary>Asked before each call is carried out, with its number from 1.</summary>
    public Func<int, Fault> Before { get; set; } = _ => Fault.None;

    /// <summary>Lets a fault come at one step; a crash stays: who is dead makes no further call.</summary>
    /// <returns>Whether it has come.</returns>
    public Func<bool> FaultAt(int step, Fault fault)
    {
        var hasCome = false;
        Forget();
        Before = n =>
        {
            if (fault is Fault.CrashBefore or Fault.CrashAfter ? n < step : n != step)
                return Fault.None;
            hasCome = true;
            return fault;
        };
        return () => hasCome;
    }

    /// <summary>Waited for before each call is carried out.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public void Forget()
    {
        lock (_lock)
            _calls.Clear();
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private (int Number, Fault Fault) Note(string call)
    {
        int number;
        lock (_lock)
        {
            _calls.Add(call);
            number = _calls.Count;
        }

        return (number, Before(number));
    }

    private sealed class Handler(Wire wire) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await wire.Gate();
            var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
            var (_, fault) = wire.Note(operation);
            if (fault == Fault.NotCarriedOut)
                throw new HttpRequestException("The table is down.");
            if (fault == Fault.CrashBefore)
                throw new CrashException();
            var answer = await base.SendAsync(request, cancellationToken);
            return fault switch
            {
                Fault.AnswerLost => throw new HttpRequestException("The answer was lost."),
                Fault.CrashAfter => throw new CrashException(),
                _ => answer,
            };
        }
    }
}
