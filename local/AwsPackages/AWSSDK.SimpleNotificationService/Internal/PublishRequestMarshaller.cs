using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>
/// Writes Publish in AWS's Query protocol (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
/// </summary>
internal sealed class PublishRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishRequest)input;
        var request = new DefaultRequest(publish, "Amazon.SimpleNotificationService");
        void Set(string name, string? value)
        {
            if (value is not null)
                request.Parameters[name] = value;
        }

        Set("Action", "Publish");
        Set("Version", SnsMetadata.ApiVersion);
        Set("TopicArn", publish.TopicArn);
        Set("Subject", publish.Subject);
        Set("Message", publish.Message);
        var number = 0;
        foreach (var (name, value) in publish.MessageAttributes ?? [])
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++number}");
            Set($"{entry}.Name", name);
            Set($"{entry}.Value.DataType", value.DataType);
            Set($"{entry}.Value.StringValue", value.StringValue);
        }
        return request;
    }
}
