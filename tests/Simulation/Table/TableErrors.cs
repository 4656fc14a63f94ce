using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// What the SDK throws when DynamoDB refuses. Types and codes are DynamoDB's, the texts are for whoever reads a test.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
internal static class TableErrors
{
    /// <summary>The code of a refused condition among a transaction's reasons.</summary>
    public const string ConditionFailed = "ConditionalCheckFailed";

    /// <summary>The code of an operation that cannot be carried out among a transaction's reasons.</summary>
    public const string CannotBeDone = "ValidationError";

    private const string Request = "simulated";
    private const string InvalidCode = "ValidationException";

    public static AmazonDynamoDBException Invalid(string message) =>
        new(message, ErrorType.Sender, InvalidCode, Request, HttpStatusCode.BadRequest);

    public static bool IsInvalid(AmazonDynamoDBException e) => e.ErrorCode == InvalidCode;

    public static ResourceNotFoundException NoTable(string? name) =>
        new(
            $"There is no table {name}.",
            ErrorType.Sender,
            nameof(ResourceNotFoundException),
            Request,
            HttpStatusCode.BadRequest
        );

    public static ConditionalCheckFailedException Refused(Dictionary<string, AttributeValue>? item) =>
        new(
            "The conditional request failed",
            ErrorType.Sender,
            nameof(ConditionalCheckFailedException),
            Request,
            HttpStatusCode.BadRequest
        )
        {
            Item = item,
        };

    public static TransactionCanceledException Cancelled(List<CancellationReason> reasons) =>
        new(
            $"Transaction cancelled [{string.Join(", ", reasons.Select(r => r.Code))}]",
            ErrorType.Sender,
            nameof(TransactionCanceledException),
            Request,
            HttpStatusCode.BadRequest
        )
        {
            CancellationReasons = reasons,
        };

    /// <summary>For what this project does not use, so that nobody takes a guess for DynamoDB's behaviour.</summary>
    /// <exception cref="NotSupportedException">It is used.</exception>
    public static void NotSupported(bool isUsed, string what)
    {
        if (isUsed)
            throw new NotSupportedException($"The simulated table does not know {what}.");
    }
}
