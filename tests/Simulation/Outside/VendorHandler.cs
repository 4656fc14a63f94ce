using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Outside;

/// <summary>
/// What stands where the sockets are: PagerDuty, Slack, SNS's question for its subscribers, and a CloudWatch that has
/// no metrics.
/// </summary>
internal sealed class VendorHandler(FunctionProcess process) : HttpMessageHandler
{
    private static readonly byte[] Readers =
        """
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
        if (host.StartsWith("monitoring.", StringComparison.Ordinal))
            return Call(Service.Metrics, () => Answer(200, """{"MetricDataResults":[]}"""), cancellationToken);
        if (world.Plan.Mutant?.Body is { } change && change(host, Encoding.UTF8.GetString(body)) is var changed)
        {
            if (changed is null)
                return Call(
                    Service.Slack,
                    () => Answer(IsPagerDuty(host) ? 202 : 200, """{"ok":true}"""),
                    cancellationToken
                );
            body = Encoding.UTF8.GetBytes(changed);
        }

        world.Checks.LeavesWithKey(host, body);
        if (IsPagerDuty(host))
            return Call(
                Service.PagerDuty,
                () => world.PagerDuty.Take(body, process, cancellationToken.IsCancellationRequested),
                cancellationToken
            );
        var (method, bearer) = (request.RequestUri.Segments[^1], request.Headers.Authorization?.Parameter);
        return Call(Service.Slack, () => world.Slack.Take(method, bearer, body), cancellationToken);
    }

    private static bool IsPagerDuty(string host) => host.EndsWith("pagerduty.com", StringComparison.Ordinal);

    /// <summary>A vendor's answer.</summary>
    public static HttpResponseMessage Answer(int status, byte[] body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    /// <summary>A vendor's answer.</summary>
    public static HttpResponseMessage Answer(int status, string body) => Answer(status, Encoding.UTF8.GetBytes(body));

    private Task<HttpResponseMessage> Call(
        Service service,
        Func<HttpResponseMessage> execute,
        CancellationToken cancellation
    ) => process.World.Wire.CallAsync(process, service, execute, fault => Refuse(service, fault), cancellation);

    private Answer<HttpResponseMessage> Refuse(Service service, FaultKind fault)
    {
        if (process.World.Plan.Mutant is { HidesVendorFaults: true })
            return Answer(service == Service.PagerDuty ? 202 : 200, """{"ok":true}""");
        if (fault == FaultKind.LostAnswer)
            return new HttpRequestException(HttpRequestError.ConnectionError, "reset");
        if (fault == FaultKind.Reject)
            return service == Service.PagerDuty
                ? Answer(400, "{}")
                : Answer(200, """{"ok":false,"error":"channel_not_found"}""");
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
