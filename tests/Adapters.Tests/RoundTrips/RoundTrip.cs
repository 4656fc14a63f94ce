using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>What a stored type is written from, and what is read of it again.</summary>
/// <param name="Item">The class that maps it.</param>
/// <param name="Run">Fills a value, writes it and reads it.</param>
/// <param name="NotStored">Members that are not stored, on purpose.</param>
internal sealed record RoundTrip(Type Item, Func<Filler, RoundTrip.Result> Run, params string[] NotStored)
{
    public static RoundTrip Of<T>(
        Type item,
        Func<T, Dictionary<string, AttributeValue>> write,
        Func<Dictionary<string, AttributeValue>, T?> read,
        Func<T, T>? valid = null,
        params string[] notStored
    )
        where T : notnull =>
        new(
            item,
            filler =>
            {
                var value = filler.Make<T>();
                var written = valid is null ? value : valid(value);
                var stored = write(written);
                return new Result(written, stored, read(stored));
            },
            notStored
        );

    /// <param name="Written">The value that was written.</param>
    /// <param name="Stored">The item.</param>
    /// <param name="Read">The value that was read.</param>
    internal sealed record Result(object Written, Dictionary<string, AttributeValue> Stored, object? Read);
}
