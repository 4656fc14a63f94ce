using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>Which of PagerDuty's incidents is which of ours: a note's webhook names PagerDuty's only.</summary>
public sealed class PagerDutyLinks(TableCalls calls, TimeProvider time)
{
    /// <summary>Longer than an incident is spoken of.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Keeps a link; keeping it again does no harm.</summary>
    public Task KeepAsync(string pagerDutyId, string incidentId, Deadline deadline) =>
        calls.RunAsync(
            (client, ct) =>
                client.PutItemAsync(
                    new PutItemRequest(
                        calls.Table,
                        new Item(TableKeys.PagerDuty(pagerDutyId), "REF")
                            .With("type", "pagerduty")
                            .With("incidentId", incidentId)
                            .With("expiresAt", Item.Expiry(time.GetUtcNow() + KeptFor))
                    ),
                    ct
                ),
            deadline
        );

    /// <summary>Our id; null where it is not known.</summary>
    public async Task<string?> FindAsync(string pagerDutyId, Deadline deadline)
    {
        var items = await calls.ReadAsync([new Item(TableKeys.PagerDuty(pagerDutyId), "REF")], deadline);
        return items is [var item] ? item.TextOrNull("incidentId") : null;
    }
}
