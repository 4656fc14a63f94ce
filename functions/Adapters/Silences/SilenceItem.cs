using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Silences;

/// <summary>
/// A silence as the item <c>SILENCE / id</c>: one partition, so that all of them are one consistent read. It waits in
/// the index Due for the notice before it ends.
/// </summary>
internal static class SilenceItem
{
    public const string Pk = "SILENCE";
    public const string DueShard = "SILENCE";

    /// <summary>How long one can be looked up after its end.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static Item Write(Silence silence, DateTimeOffset? noticeAt)
    {
        var end = silence.Until ?? silence.From + Silence.Longest;
        var item = new Item(Pk, silence.Id)
            .With("type", "silence")
            .With("matchers", Item.List(silence.Matchers.Select(m => m.ToString())))
            .With("endsAt", end)
            .With("expiresAt", Item.Expiry(end + KeptFor));
        Map(ItemFields.Writing(item), silence.Matchers, silence);
        return noticeAt is { } due ? item.With("dueShard", DueShard).With("dueAt", due) : item;
    }

    /// <summary>Refused where a matcher cannot be read: a silence that is not understood silences nothing.</summary>
    public static Silence Read(Dictionary<string, AttributeValue> item)
    {
        ImmutableArray<Matcher> matchers =
        [
            .. item.List("matchers")
                .Select(t =>
                    MatcherText.TryReadStored(t, out var matcher, out _)
                        ? matcher
                        : throw ItemReading.Not("matchers", "a list of matchers")
                ),
        ];
        return Map(ItemFields.Reading(item), matchers, null);
    }

    private static Silence Map(ItemFields item, ImmutableArray<Matcher> matchers, Silence? it) =>
        new()
        {
            Id = item.Key(TableKeys.Sk),
            Matchers = matchers,
            Incidents = item.Texts("incidents", it?.Incidents),
            From = item.Moment("from", it?.From),
            Until = item.MomentOrNull("until", it?.Until),
            During = item.Texts("during", it?.During),
            CoversP0 = item.Flag("coversP0", it?.CoversP0),
            Author = item.Text("author", it?.Author),
            Reason = item.Text("reason", it?.Reason),
            CreatedAt = item.Moment("createdAt", it?.CreatedAt),
        };
}
