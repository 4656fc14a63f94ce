namespace RoleFerry.Core.Channels;

/// <summary>What all messages of one deployment have in common.</summary>
/// <param name="ProductName">What is watched, as people call it.</param>
/// <param name="Bases">
/// Where runbooks may be read; null where nowhere, and then a runbook is named but not linked.
/// </param>
/// <param name="Steps">
/// What the runbooks say first, read when a message needs it; null where messages show none of it.
/// </param>
public sealed record MessageContext(string ProductName, RunbookBases? Bases = null, Lazy<RunbookSteps>? Steps = null)
{
    /// <summary>
    /// What the names of the deployment's alarms begin with, which messages leave out: <c>shop-prod-</c>. Empty where
    /// they show names whole.
    /// </summary>
    public string AlarmPrefix { get; init; } = "";

    /// <summary>Where runbooks may be read.</summary>
    public RunbookBases Runbooks => Bases ?? RunbookBases.None;
}
