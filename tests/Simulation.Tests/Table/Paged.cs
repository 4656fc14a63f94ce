using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>What the pages of queries and of scans have in common.</summary>
internal sealed record Paged(
    List<Dictionary<string, AttributeValue>>? Items,
    int? Count,
    int? Scanned,
    Dictionary<string, AttributeValue>? Last
)
{
    private const int MostPages = 500;

    /// <summary>One page after the other, until one is the last.</summary>
    /// <exception cref="InvalidOperationException">They do not come to an end.</exception>
    public static async Task<List<Paged>> AllAsync(Func<Task<Paged>> next)
    {
        var pages = new List<Paged>();
        do
        {
            if (pages.Count == MostPages)
                throw new InvalidOperationException("There is always one more page.");
            pages.Add(await next());
        } while (pages[^1].Last is not null);
        return pages;
    }
}
