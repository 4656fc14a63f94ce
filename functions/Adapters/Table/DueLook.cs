using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// One look at the whole index of what is due, which says what partitions need not be asked. Most minutes nothing is
/// due at all, and to ask each partition by itself takes some sixty calls.
/// </summary>
/// <remarks>
/// What a look has found is good for some seconds, and until this process writes something: what it has written itself
/// it always finds. What others write in these seconds is theirs to see to, or the next minute's.
/// </remarks>
internal sealed class DueLook(TableCalls calls)
{
    /// <summary>
    /// Items looked at, at most: as many as cost what the questions would, at some 100 bytes each and half a read unit
    /// for each question.
    /// </summary>
    public const int MostItems = 2_000;

    /// <summary>How long what was found is good.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    /// <summary>How far ahead a look looks, for questions that come later and have a later now.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    /// <summary>Questions for what is due later than this want all that waits, ever.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromMinutes(1);

    /// <summary>How long there is no other one after one that did not come to the end of the index.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private Seen? _last;
    private int _writes;
    private long _pausedUntil = DateTimeOffset.MinValue.Ticks;

    /// <summary>This process writes, or has just written: what was found before may be no longer so.</summary>
    public void Forget() => Interlocked.Increment(ref _writes);

    /// <summary>What partitions the last look found something in; null where it is not good for that moment.</summary>
    public IReadOnlySet<string>? Last(DateTimeOffset now) =>
        Volatile.Read(ref _last) is { } last && last.IsGood(now, calls.Now, Volatile.Read(ref _writes))
            ? last.Partitions
            : null;

    /// <summary>What partitions hold something that is due. Looks where the last look is not good any more.</summary>
    /// <returns>
    /// Null where that is not known, and all have to be asked: the moment is too far ahead, more waits than one look
    /// sees, or the table does not answer it.
    /// </returns>
    public async Task<IReadOnlySet<string>?> PartitionsAsync(DateTimeOffset now, Deadline deadline)
    {
        if (Last(now) is { } last)
            return last;
        var clock = calls.Now;
        if (now > clock + Farthest || clock.Ticks < Interlocked.Read(ref _pausedUntil))
            return null;

        var writes = Volatile.Read(ref _writes);
        var until = now + Ahead;
        if (await FindAsync(until, deadline) is not { } found)
        {
            Interlocked.Exchange(ref _pausedUntil, (clock + Pause).Ticks);
            return null;
        }

        Volatile.Write(ref _last, new Seen(found, clock, until, writes));
        return found;
    }

    /// <returns>Null where not all of the index was seen.</returns>
    private async Task<HashSet<string>?> FindAsync(DateTimeOffset until, Deadline deadline)
    {
        try
        {
            var page = await calls.RunAsync(
                (client, ct) =>
                    client.ScanAsync(
                        new ScanRequest
                        {
                            TableName = calls.Table,
                            IndexName = TableKeys.DueIndex,
                            FilterExpression = "dueAt <= :until",
                            ExpressionAttributeValues = new() { [":until"] = Item.Moment(until) },
                            Limit = MostItems,
                        },
                        ct
                    ),
                deadline
            );
            return page.LastEvaluatedKey is { Count: > 0 }
                ? null
                : (page.Items ?? []).Select(keys => keys["dueShard"].S).ToHashSet(StringComparer.Ordinal);
        }
        catch (StoreUnavailableException)
        {
            // Who asks the partitions next sees whether it is the table, and says so.
            return null;
        }
    }

    /// <param name="Partitions">Those that held something.</param>
    /// <param name="At">When the look began.</param>
    /// <param name="Until">Up to when what is due was looked for.</param>
    /// <param name="Writes">How much this process had written then.</param>
    private sealed record Seen(HashSet<string> Partitions, DateTimeOffset At, DateTimeOffset Until, int Writes)
    {
        public bool IsGood(DateTimeOffset now, DateTimeOffset clock, int writes) =>
            writes == Writes && now <= Until && clock >= At && clock - At <= GoodFor;
    }
}
