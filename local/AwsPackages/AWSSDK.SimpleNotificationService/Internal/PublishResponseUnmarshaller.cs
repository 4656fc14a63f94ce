using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Internal;

/// <summary>Reads the XML that answers Publish, and that of an error.</summary>
internal sealed class PublishResponseUnmarshaller : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new PublishResponse { ResponseMetadata = new ResponseMetadata() };
        while (input.Read())
        {
            if (!input.IsStartElement)
                continue;
            if (input.TestExpression("PublishResult/MessageId"))
                response.MessageId = input.ReadText();
            else if (input.TestExpression("ResponseMetadata/RequestId"))
                response.ResponseMetadata.RequestId = input.ReadText();
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        return new AmazonServiceException(
            error.Message,
            innerException,
            error.Type,
            error.Code,
            error.RequestId,
            statusCode
        );
    }
}
