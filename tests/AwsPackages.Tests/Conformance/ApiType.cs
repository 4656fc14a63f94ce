namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>A public type in the one form to which listings and assemblies are both brought.</summary>
/// <param name="Kind">
/// interface, class, abstract class, static class, enum or delegate; sealed is not told apart.
/// </param>
/// <param name="Name">Full name; nested types after a dot, as type parameters in angle brackets.</param>
/// <param name="Bases">Base class and interfaces.</param>
/// <param name="Members">Each member on one line, names of types and parameters included.</param>
internal sealed record ApiType(string Kind, string Name, IReadOnlySet<string> Bases, IReadOnlySet<string> Members);
