using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Settings;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Histories;

/// <summary>What people and vendors send to IncidentDesk.</summary>
internal sealed class Desk(World world)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(500);

    /// <summary>Posts something.</summary>
    /// <param name="what">For the story.</param>
    /// <param name="path">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="headers">With which headers, signatures among them.</param>
    /// <param name="retries">Attempts after the first, where the sender makes them.</param>
    /// <param name="answered">Learns the status of an answer.</param>
    /// <param name="ended">Runs when there was an answer, or will be none.</param>
    public void Post(
        string what,
        string path,
        byte[] body,
        Dictionary<string, string> headers,
        int retries = 0,
        Action<int>? answered = null,
        Action? ended = null
    ) =>
        world.Lambda.InvokeLater(
            new Invocation
            {
                Kind = FunctionKind.IncidentDesk,
                What = what,
                Timeout = Timeout,
                Retries = retries,
                Run = (process, remaining) => RunAsync(process, remaining, path, body, headers, answered),
                Ended = ended,
            }
        );

    /// <summary>As IncidentDesk does it.</summary>
    private async Task RunAsync(
        FunctionProcess process,
        TimeSpan remaining,
        string path,
        byte[] body,
        Dictionary<string, string> headers,
        Action<int>? answered
    )
    {
        using var limit = InvocationLimit.Of(remaining, Reserve, process.Clock);
        var answer = await process
            .Get<EndpointRouter>()
            .HandleAsync(new EndpointRequest("POST", path, headers, body), limit.Token);
        await process.Get<PolicySource>().SettleAsync();
        world.Checks.Leaves("an answer of the desk", answer.Text);
        answered?.Invoke(answer.Status);
        world.Say(process, $"answers {answer.Status} {answer.Text.ReplaceLineEndings(" ")}");
    }
}
