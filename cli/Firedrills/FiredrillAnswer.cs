namespace RoleFerry.Cli.Firedrills;

/// <summary>What was sent.</summary>
/// <param name="Id">The drill's id, which ends it.</param>
/// <param name="State">ALARM or OK.</param>
/// <param name="Topic">Where to.</param>
internal sealed record FiredrillAnswer(string Id, string State, string Topic);
