namespace RoleFerry.Core.Channels;

/// <summary>What all messages of one deployment have in common.</summary>
/// <param name="ProductName">What is watched, as people call it.</param>
/// <param name="Bases">
/// Where runbooks may be read; null where nowhere, and then a runbook is named but not linked.
/// </param>
/// <param name="Steps">
/// The first steps of the runbooks, read when a message needs them; null where messages show none.
/// </param>
public sealed record MessageContext(string ProductName, RunbookBases? Bases = null, Lazy<RunbookSteps>? Steps = null)
{
    /// <summary>Where runbooks may be read.</summary>
    public RunbookBases Runbooks => Bases ?? RunbookBases.None;
}
