using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Table;

/// <summary>A stored item that cannot be read, or of which something cannot be done.</summary>
/// <param name="Pk">Its partition key.</param>
/// <param name="Sk">Its sort key.</param>
/// <param name="What">What is wrong, with the attribute's name where it is one attribute.</param>
/// <param name="IsReadable">Whether it can be read, and what was to be done about it failed.</param>
public sealed record ItemFault(string Pk, string Sk, string What, bool IsReadable)
{
    /// <summary>Names it to people.</summary>
    public override string ToString() => $"{Pk} / {Sk}: {What}";

    /// <summary>An item that could not be read.</summary>
    internal static ItemFault Unreadable(Dictionary<string, AttributeValue> item, Exception fault) =>
        new(KeyOf(item, TableKeys.Pk), KeyOf(item, TableKeys.Sk), Sentence(fault), IsReadable: false);

    /// <summary>An item of which something could not be done.</summary>
    internal static ItemFault Undone(string pk, string sk, Exception fault) =>
        new(pk, sk, Sentence(fault), IsReadable: true);

    private static string KeyOf(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.S ?? "";

    /// <summary>
    /// The text of a fault that is not ours may quote what is stored, which is for nobody's log: only its type is told.
    /// </summary>
    private static string Sentence(Exception fault) =>
        fault is UnreadableAttributeException ? fault.Message : fault.GetType().Name;
}
