using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>SNS: the topic that mails people, the one of last resort, and the one that AlarmRouter reads.</summary>
internal sealed class Topics(World world)
{
    public Task Answer(FunctionProcess caller, AmazonWebServiceRequest request, CancellationToken cancellation)
    {
        var publish = request as PublishRequest ?? throw new NotSupportedException(request.GetType().Name);
        return world.Wire.CallAsync(
            caller,
            publish.TopicArn == Addresses.SignalTopic ? Service.Signals : Service.Mail,
            () => Publish(publish),
            fault => new AmazonServiceException($"simulated {fault}")
            {
                StatusCode = fault == FaultKind.Reject ? HttpStatusCode.NotFound : HttpStatusCode.InternalServerError,
            },
            cancellation
        );
    }

    private PublishResponse Publish(PublishRequest request)
    {
        if (request.TopicArn == Addresses.SignalTopic)
        {
            world.Alarms.Deliver(request.Message ?? "");
        }
        else
        {
            world.Checks.Leaves("mail", request.Message ?? "");
            var text = $"{request.Subject}\n{request.Message}";
            world.People.Read(
                request.TopicArn == Addresses.OpsTopic ? "ops topic" : "email",
                Reading.MailsPage,
                IncidentIds.In(text),
                request.Subject ?? ""
            );
        }

        return new PublishResponse { MessageId = "1" };
    }
}
