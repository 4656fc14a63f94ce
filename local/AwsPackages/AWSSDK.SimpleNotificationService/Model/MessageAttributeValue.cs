namespace Amazon.SimpleNotificationService.Model;

/// <summary>
/// A value that subscriptions can filter by (https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html).
/// </summary>
public sealed class MessageAttributeValue
{
    /// <summary>String, Number, or String.Array.</summary>
    public string? DataType { get; set; }

    public string? StringValue { get; set; }
}
