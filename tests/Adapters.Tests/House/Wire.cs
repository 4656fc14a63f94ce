using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>
/// The wire between the SDK's client and the table, where tests count calls, lose answers and pull the plug.
/// </summary>
internal sealed class Wire : HttpClientFactory
{
    private readonly Lock _lock = new();
    private readonly List<string> _calls = [];
    private int _itemsRead;

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

    /// <summary>How many items the calls have read, those that a filter left out among them.</summary>
    public int ItemsRead
    {
        get
        {
            lock (_lock)
                return _itemsRead;
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _calls.Clear();
            _itemsRead = 0;
        }
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

    private async Task CountAsync(HttpResponseMessage answer)
    {
        await answer.Content.LoadIntoBufferAsync();
        if (JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync()) is not JsonObject body)
            return;
        var read = (int?)body["ScannedCount"]
            ?? (body["Responses"] as JsonObject)?.Sum(table => table.Value!.AsArray().Count)
            ?? 0;
        lock (_lock)
            _itemsRead += read;
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
            await wire.CountAsync(answer);
            return fault switch
            {
                Fault.AnswerLost => throw new HttpRequestException("The answer was lost."),
                Fault.CrashAfter => throw new CrashException(),
                _ => answer,
            };
        }
    }
}
