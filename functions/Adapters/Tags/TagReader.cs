using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tags;

/// <summary>
/// Asks CloudWatch with ListTagsForResource, in the alarm's own region.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
/// </summary>
public sealed partial class TagReader(CloudWatchClient client, TimeProvider time, ILogger<TagReader> log) : ITagAsker
{
    /// <summary>
    /// Names with which CloudWatch says that asking again does not help: permission is missing, or it does not take an
    /// ARN of another account.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
    /// </summary>
    private static readonly string[] Refusals = ["AccessDenied", "InvalidParameterValue", "ValidationError"];

    /// <inheritdoc/>
    public async Task<TagAnswer?> AskAsync(TagQuestion question, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.AskAsync(
                "ListTagsForResource",
                json => json.WriteString("ResourceARN", question.Arn),
                question.Region,
                cancellation
            );
            return TagAnswer.Said(answer.RootElement, time.GetUtcNow());
        }
        catch (CloudWatchException e)
        {
            LogNotSaid(question.Arn, e.Message);
            return KindOf(e.Error) is { } kind ? TagAnswer.Without(kind, time.GetUtcNow()) : null;
        }
    }

    private static TagAnswerKind? KindOf(string error) =>
        error.StartsWith("ResourceNotFound", StringComparison.Ordinal) ? TagAnswerKind.NotFound
        : Array.Exists(Refusals, r => error.StartsWith(r, StringComparison.Ordinal)) ? TagAnswerKind.Refused
        : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tags of {Alarm} are not known: {What}")]
    private partial void LogNotSaid(string alarm, string what);
}
