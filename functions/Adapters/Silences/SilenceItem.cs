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
            .With("incidents", Item.List(silence.Incidents))
            .With("from", silence.From)
            .With("until", silence.Until)
            .With("endsAt", end)
            .With("during", Item.List(silence.During))
            .With("coversP0", new AttributeValue { BOOL = silence.CoversP0 })
            .With("author", silence.Author)
            .With("reason", silence.Reason)
            .With("createdAt", silence.CreatedAt)
            .With("expiresAt", Item.Expiry(end + KeptFor));
        return noticeAt is { } due ? item.With("dueShard", DueShard).With("dueAt", due) : item;
    }

    /// <summary>Null where a matcher cannot be read: a silence that is not understood silences nothing.</summary>
    public static Silence? Read(Dictionary<string, AttributeValue> item)
    {
        var matchers = ImmutableArray.CreateBuilder<Matcher>();
        foreach (var text in item.List("matchers"))
        {
            if (!MatcherText.TryRead(text, out var matcher, out _))
                return null;
            matchers.Add(matcher);
        }

        return new Silence
        {
            Id = item.Text(TableKeys.Sk),
            Matchers = matchers.DrainToImmutable(),
            Incidents = item.List("incidents"),
            From = item.Moment("from"),
            Until = item.MomentOrNull("until"),
            During = item.List("during"),
            CoversP0 = item.Flag("coversP0"),
            Author = item.Text("author"),
            Reason = item.Text("reason"),
            CreatedAt = item.Moment("createdAt"),
        };
    }
}
