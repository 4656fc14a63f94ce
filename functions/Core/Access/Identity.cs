namespace RoleFerry.Core.Access;

/// <summary>Whoever wants something done.</summary>
/// <param name="Name">As a timeline names them.</param>
/// <param name="Proof">Who says so.</param>
/// <param name="UserId">The id that the proof is of, such as Slack's <c>U024BE7LH</c>; empty where it has none.</param>
/// <param name="PersonId">Whom the on-call policy knows by that id; null where nobody.</param>
public sealed record Identity(string Name, IdentityProof Proof, string UserId = "", string? PersonId = null);
