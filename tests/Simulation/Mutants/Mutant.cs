using Amazon.Runtime;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Mutants;

/// <summary>
/// A bug that the simulation has to find. It is planted at the edges of the product, where what the product asks for
/// and what it is told pass by, so that nothing of it is in what ships.
/// </summary>
/// <param name="Name">What the bug is.</param>
internal sealed record Mutant(string Name)
{
    /// <summary>
    /// What is asked of the table instead of a request; the same where nothing changes, null where nothing is asked.
    /// </summary>
    public Func<FunctionProcess, AmazonWebServiceRequest, AmazonWebServiceRequest?>? Table { get; init; }

    /// <summary>What is asked of the table twice, for nothing.</summary>
    public Func<AmazonWebServiceRequest, bool>? AsksTwice { get; init; }

    /// <summary>Whether who does not have the secret of a webhook is let in all the same.</summary>
    public bool LetsStrangersIn { get; init; }

    /// <summary>Whether what is to wait for less than a second does not wait.</summary>
    public bool NeverPauses { get; init; }

    /// <summary>What is sent to a vendor instead of a body; null where it only seems to be sent.</summary>
    public Func<string, string, string?>? Body { get; init; }

    /// <summary>Whether a transaction whose answer is lost is carried out by half.</summary>
    public bool TearsTransactions { get; init; }

    /// <summary>Whether a fault of the table looks like an answer to writes.</summary>
    public bool HidesTableFaults { get; init; }

    /// <summary>Whether a vendor's fault looks like its acceptance.</summary>
    public bool HidesVendorFaults { get; init; }

    /// <summary>Whether what is put into the failure queue is not kept.</summary>
    public bool DropsFailures { get; init; }

    /// <summary>Whether an invocation that fails seems to have succeeded.</summary>
    public bool HidesFailures { get; init; }

    /// <summary>What a message's text in the log becomes.</summary>
    public Func<FunctionProcess, string, string>? Log { get; init; }
}
