using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Outside;

/// <summary>What stands where the sockets are: PagerDuty, Slack, and SNS's question for its subscribers.</summary>
internal sealed class VendorHandler(FunctionProcess process) : HttpMessageHandler
{
    private static readonly byte[] Readers = """
        <GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>
        <entry><key>SubscriptionsConfirmed</key><value>2</value></entry>
        <entry><key>SubscriptionsPending</key><value>0</value></entry>
        </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>
        """u8.ToArray();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = Body(request);
        var host = request.RequestUri!.Host;
        var world = process.World;
        if (host.StartsWith("sns.", StringComparison.Ordinal))
            return Call(Service.Mail, () => Answer(200, Readers), cancellationToken);
        world.Checks.LeavesWithKey(host, body);
        if (host.EndsWith("pagerduty.com", StringComparison.Ordinal))
            return Call(Service.PagerDuty, () => world.PagerDuty.Take(body), cancellationToken);
        var (method, bearer) = (request.RequestUri.Segments[^1], request.Headers.Authorization?.Parameter);
        return Call(Service.Slack, () => world.Slack.Take(method, bearer, body), cancellationToken);
    }

    /// <summary>A vendor's answer.</summary>
    public static HttpResponseMessage Answer(int status, byte[] body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    /// <summary>A vendor's answer.</summary>
    public static HttpResponseMessage Answer(int status, string body) => Answer(status, Encoding.UTF8.GetBytes(body));

    private Task<HttpResponseMessage> Call(
        Service service,
        Func<HttpResponseMessage> execute,
        CancellationToken cancellation
    ) => process.World.Wire.CallAsync(process, service, execute, Refuse, cancellation);

    private static HttpResponseMessage Refuse(FaultKind fault)
    {
        if (fault == FaultKind.LostAnswer)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "reset");
        if (fault != FaultKind.Throttle)
            return Answer(500, "simulated");
        var busy = Answer(429, "simulated");
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(5));
        return busy;
    }

    private static byte[] Body(HttpRequestMessage request)
    {
        using var bytes = new MemoryStream();
        request.Content?.CopyTo(bytes, null, CancellationToken.None);
        return bytes.ToArray();
    }
}
