using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS.Model;
using RoleFerry.Adapters.Failures;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Outside;

/// <summary>SQS, with the failure queue: what functions put there, and what Lambda gave up.</summary>
internal sealed class FailureQueueService(World world)
{
    /// <summary>What functions put there.</summary>
    public List<FailedInput> Kept { get; } = [];

    /// <summary>Transitions of alarms whose events Lambda gave up.</summary>
    public HashSet<string> GivenUp { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that Lambda gave up, for an operator to send again.</summary>
    private readonly List<Invocation> _events = [];

    /// <summary>An operator has them all handled again.</summary>
    public void Redrive()
    {
        foreach (var invocation in _events.Where(i => i.Carries.Count > 0))
            world.Lambda.InvokeLater(invocation);
        _events.Clear();
    }

    public void TakeFailed(Invocation invocation)
    {
        _events.Add(invocation);
        foreach (var transition in invocation.Carries)
            GivenUp.Add(transition);
        world.Say(null, $"Lambda gives up: {invocation.What} goes to the failure queue");
    }

    /// <summary>Whether a page of an incident is there.</summary>
    public bool HasPage(string incidentId) =>
        Kept.Exists(k => k.Where.StartsWith(incidentId, StringComparison.Ordinal));

    public Task Answer(FunctionProcess caller, AmazonWebServiceRequest request, CancellationToken cancellation) =>
        request is SendMessageRequest send
            ? world.Wire.CallAsync(
                caller,
                Service.Queue,
                () => Keep(send),
                fault => new AmazonServiceException($"simulated {fault}"),
                cancellation
            )
            : throw new NotSupportedException(request.GetType().Name);

    private SendMessageResponse Keep(SendMessageRequest send)
    {
        world.Checks.Leaves("the failure queue", send.MessageBody);
        if (world.Plan.Mutant is { DropsFailures: true })
            return new SendMessageResponse { MessageId = "1" };
        using var json = JsonDocument.Parse(send.MessageBody);
        if (FailedInputDocument.Read(json.RootElement) is { } input)
        {
            Kept.Add(input);
            world.Say(null, $"failure queue: {input.Kind} {input.Where}: {input.What}");
        }

        return new SendMessageResponse { MessageId = "1" };
    }
}
