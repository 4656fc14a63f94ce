namespace RoleFerry.Core.Channels;

/// <summary>What all messages of one deployment have in common.</summary>
/// <param name="ProductName">What is watched, as people call it.</param>
/// <param name="RunbookBaseUrl">
/// Where <c>monitoring/runbooks/</c> can be read; null where nowhere, and then a runbook is named but not linked.
/// </param>
/// <param name="Steps">
/// The first steps of the runbooks, read when a message needs them; null where messages show none.
/// </param>
public sealed record MessageContext(string ProductName, Uri? RunbookBaseUrl = null, Lazy<RunbookSteps>? Steps = null);
