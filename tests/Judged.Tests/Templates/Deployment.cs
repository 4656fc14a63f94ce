namespace RoleFerry.Judged.Tests.Templates;

/// <summary>What somebody deploys the template as.</summary>
/// <param name="Name">What the tests call it.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Region">Where.</param>
/// <param name="Parameters">Those that are given; the rest keep their defaults.</param>
internal sealed record Deployment(
    string Name,
    string Stack,
    string Region,
    IReadOnlyDictionary<string, string> Parameters
);
