using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;

namespace RoleFerry.Local.Receivers.Teams;

/// <summary>
/// Webhooks of Teams' Workflows at <c>/teams/workflows/NAME</c>: checks cards, keeps them, and takes four requests a
/// second at each
/// (<see
/// href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook"
/// >limits</see>).
/// </summary>
public sealed class TeamsReceiver : IReceiver
{
    private const string Prefix = "/teams/workflows/";
    private const int Remembered = 1000;
    private const int LargestMessage = 28 * 1024;
    private const int MostInASecond = 4;

    private readonly Lock _lock = new();
    private readonly Bounded<ReceivedCard> _cards = new(Remembered);
    private readonly Dictionary<string, Queue<DateTimeOffset>> _taken = [];
    private readonly TimeProvider _time;

    internal TeamsReceiver(TimeProvider time) => _time = time;

    /// <summary>Whether the limit of four requests a second holds.</summary>
    public bool LimitsRate { get; set; } = true;

    /// <summary>The cards that were taken, oldest first.</summary>
    public IReadOnlyList<ReceivedCard> Cards => _cards.ToList();

    string IReceiver.Title => "Teams";

    string IReceiver.Nothing => "No cards.";

    IReadOnlyDictionary<string, string> IReceiver.Secrets =>
        new Dictionary<string, string>
        {
            ["/teams/incidents"] = $"{Ssm.SsmService.EndpointPlaceholder}{Prefix}incidents",
            ["/teams/link-key"] = "local-link-key",
        };

    IReadOnlyDictionary<string, string> IReceiver.Parameters =>
        new Dictionary<string, string> { ["TeamsChannels"] = "true" };

    IReadOnlyList<Html> IReceiver.Show(string? about, DateTimeOffset now) =>
        [
            .. Cards
                .Where(c => about is null || c.Card.ToJsonString().Contains(about, StringComparison.Ordinal))
                .Reverse()
                .Select(c => TeamsView.Card(c, now)),
        ];

    string IService.Name => "teams";

    bool IService.Takes(Call call) => call.Path.StartsWith(Prefix, StringComparison.Ordinal);

    string IService.Operation(Call call) => "post";

    Task<Answer> IService.AnswerAsync(Call call, CancellationToken cancellation) => Task.FromResult(Take(call));

    Answer IService.Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => TooMany(fault.RetryAfterSeconds),
            FaultKind.Reject => Error(400, fault.Error ?? "TriggerInputSchemaMismatch"),
            _ => Answer.Text(500, "Internal Server Error"),
        };

    private Answer Take(Call call)
    {
        if (call.Method != "POST")
            return Error(405, "MethodNotAllowed");
        if (call.Body.Length > LargestMessage)
            return Error(413, "RequestEntityTooLarge");
        if (CardRules.Check(call.Json(), out var card) is { Count: > 0 } errors)
            return Error(400, string.Join("; ", errors));
        lock (_lock)
        {
            if (IsTooMany(call.Path))
                return TooMany("1");
            _cards.Add(new(call.Path[Prefix.Length..], (JsonObject)card!.DeepClone(), _time.GetUtcNow()));
        }

        return Answer.Text(202, "");
    }

    private bool IsTooMany(string webhook)
    {
        var now = _time.GetUtcNow();
        if (!_taken.TryGetValue(webhook, out var taken))
            _taken[webhook] = taken = [];
        while (taken.Count > 0 && now - taken.Peek() >= TimeSpan.FromSeconds(1))
            taken.Dequeue();
        if (LimitsRate && taken.Count >= MostInASecond)
            return true;
        taken.Enqueue(now);
        return false;
    }

    private static Answer TooMany(string seconds) => Error(429, "TooManyRequests").With("Retry-After", seconds);

    private static Answer Error(int status, string code) =>
        Answer.Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code } });
}
