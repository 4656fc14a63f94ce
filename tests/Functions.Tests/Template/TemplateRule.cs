namespace RoleFerry.Functions.Tests.Template;

/// <summary>Something that holds for all that is deployed.</summary>
/// <param name="Name">The guarantee.</param>
/// <param name="Broken">Where it does not hold, one sentence each.</param>
internal sealed record TemplateRule(string Name, Func<DeployedSystem, IEnumerable<string>> Broken);
