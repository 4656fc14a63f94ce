using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>
/// Where DynamoDB Local is known not to do what DynamoDB does, or where DynamoDB says that either may happen. The
/// simulated table follows DynamoDB; these, and no others, are the differences that are let pass.
/// <list type="bullet">
/// <item>Of items that have the same sort key in an index, and of a scan's, DynamoDB promises no order:
/// <see cref="Described.Pages"/> compares them as sets.</item>
/// <item>A page that ends with the last item may or may not say so: the empty page behind it is not compared.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html</item>
/// <item>DynamoDB trims zeros of every number, Local only of some: numbers are compared as numbers.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html</item>
/// <item>Local takes an update without an expression in a transaction, where the expression is required; and of a
/// transaction that changes a key it tells only some reasons. <see cref="RandomCalls"/> makes neither.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Update.html</item>
/// <item>Local filters a scan of an index by attributes that the index does not hold. The simulated table does not do
/// it, and <see cref="RandomCalls"/> does not ask for it.</item>
/// </list>
/// </summary>
internal static class KnownDifferences
{
    /// <summary>Whether both refused a call, for reasons that differ as is known. Neither has written.</summary>
    public static bool Explain(Exception? ofLocal, Exception? ofTable) =>
        (ofLocal, ofTable) switch
        {
            // Where an update in a transaction cannot be carried out, Local answers as if it stood alone; DynamoDB
            // cancels the transaction with the reason ValidationError.
            // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
            ({ } local, TransactionCanceledException { CancellationReasons: var reasons }) when IsInvalid(local) =>
                reasons.Exists(r => r.Code == "ValidationError"),

            // Two operations on one item are refused as such (same page); Local looks at their conditions first. And a
            // put whose key has a wrong type is a reason for Local, which the simulated table does not tell apart.
            (TransactionCanceledException, { } table) when IsInvalid(table) => Says(table, "operations on one item")
                || Says(table, "another type than the schema says"),
            _ => false,
        };

    private static bool Says(Exception e, string text) => e.Message.Contains(text, StringComparison.Ordinal);

    private static bool IsInvalid(Exception e) => e is AmazonDynamoDBException { ErrorCode: "ValidationException" };
}
