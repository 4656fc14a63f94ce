namespace RoleFerry.Cli.Doctor;

/// <summary>Whether a channel of the policy reaches anybody.</summary>
/// <param name="Channel">As the policy names it.</param>
/// <param name="Found">Ok: it does. To do: it does not.</param>
/// <param name="Why">Why not, or why that is not known; null where it does.</param>
internal sealed record ChannelReach(string Channel, Found Found, string? Why);
