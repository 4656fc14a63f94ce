using System.Globalization;
using System.Text;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Logs;

/// <summary>
/// The log groups. New entries are kept, and gathered for a moment: then each subscribed function gets them in
/// batches of one stream, as CloudWatch Logs sends them.
/// </summary>
internal sealed class LogGroups : IAsyncDisposable
{
    /// <summary>
    /// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">10,000 entries
    /// a batch.</see>
    /// </summary>
    public const int MostEvents = 10_000;

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">1 MiB a batch,
    /// each entry counting 26 bytes more.</see>
    /// </summary>
    public const int LargestBatch = 1024 * 1024;

    private const int Overhead = 26;
    private const int Remembered = 5000;

    private readonly Lock _lock = new();
    private readonly Lock _delivery = new();
    private readonly Dictionary<string, Bounded<DeliveredLogEvent>> _groups = [];
    private readonly List<(string Group, DeliveredLogEvent Event)> _gathered = [];
    private readonly IReadOnlyList<LogSubscription> _subscriptions;
    private readonly Action<string, byte[]> _deliver;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private IReadOnlyList<(string Function, byte[] Payload)> _handedOver = [];
    private long _lastId;

    /// <summary>Reads groups and subscriptions.</summary>
    /// <param name="template">Declares the functions' own groups.</param>
    /// <param name="subscriptions">Who reads which others.</param>
    /// <param name="gather">How long entries are gathered before they are delivered.</param>
    /// <param name="deliver">Takes a function's name and a payload for it.</param>
    /// <param name="time">The clock.</param>
    public LogGroups(
        SamTemplate template,
        IReadOnlyList<LogSubscription> subscriptions,
        TimeSpan gather,
        Action<string, byte[]> deliver,
        TimeProvider time
    )
    {
        _deliver = deliver;
        _time = time;
        foreach (var group in template.OfType("AWS::Logs::LogGroup"))
            Create((string)group.Properties["LogGroupName"]!);
        _subscriptions = subscriptions;
        foreach (var subscription in subscriptions)
            Create(subscription.LogGroup);
        _timer = time.CreateTimer(_ => Deliver(), null, gather, gather);
    }

    public void Create(string group)
    {
        lock (_lock)
            _groups.TryAdd(group, new(Remembered));
    }

    public bool Exists(string group)
    {
        lock (_lock)
            return _groups.ContainsKey(group);
    }

    /// <summary>What a group holds, oldest first.</summary>
    public IReadOnlyList<DeliveredLogEvent> Read(string group)
    {
        lock (_lock)
            return _groups.TryGetValue(group, out var events) ? events.ToList() : [];
    }

    /// <summary>Writes an entry; makes the group where there is none.</summary>
    public void Append(string group, string stream, string message, DateTimeOffset? at = null)
    {
        lock (_lock)
        {
            Create(group);
            var entry = new DeliveredLogEvent(NextId(), stream, at ?? _time.GetUtcNow(), message);
            _groups[group].Add(entry);
            if (_subscriptions.Any(s => s.LogGroup == group))
                _gathered.Add((group, entry));
        }
    }

    /// <summary>Hands over what was gathered. When it returns, all that was written before is handed over.</summary>
    public void Deliver()
    {
        lock (_delivery)
        {
            (string Group, DeliveredLogEvent Event)[] gathered;
            lock (_lock)
            {
                gathered = [.. _gathered];
                _gathered.Clear();
            }
            if (gathered.Length == 0)
                return;
            _handedOver =
            [
                .. from stream in gathered.GroupBy(g => (g.Group, g.Event.Stream))
                from batch in Batches(stream.Select(g => g.Event))
                from subscription in _subscriptions
                where subscription.LogGroup == stream.Key.Group
                select (subscription.Function, SubscriptionPayload.Write(subscription, stream.Key.Stream, batch)),
            ];
            HandOver();
        }
    }

    /// <summary>Hands the newest batches over once more, as CloudWatch Logs may.</summary>
    public void DeliverAgain()
    {
        lock (_delivery)
            HandOver();
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    /// <summary>The size of an entry as CloudWatch Logs counts it.</summary>
    public static int Size(string message) => Encoding.UTF8.GetByteCount(message) + Overhead;

    private void HandOver()
    {
        foreach (var (function, payload) in _handedOver)
            _deliver(function, payload);
    }

    private static IEnumerable<IReadOnlyList<DeliveredLogEvent>> Batches(IEnumerable<DeliveredLogEvent> events)
    {
        var batch = new List<DeliveredLogEvent>();
        var size = 0;
        foreach (var entry in events)
        {
            var own = Size(entry.Message);
            if (batch.Count == MostEvents || (batch.Count > 0 && size + own > LargestBatch))
            {
                yield return batch;
                batch = [];
                size = 0;
            }
            batch.Add(entry);
            size += own;
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>CloudWatch's ids are numbers of 56 digits that grow with time.</summary>
    private string NextId() =>
        (++_lastId)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(40, '0')
            .Insert(0, $"{_time.GetUtcNow().ToUnixTimeMilliseconds():D16}");
}
