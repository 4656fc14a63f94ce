namespace RoleFerry.Cli.Logs.Learning;

/// <summary>What LogErrors finds in lines.</summary>
/// <param name="Errors">How many errors.</param>
/// <param name="Groups">In how many groups.</param>
internal sealed record FoundErrors(int Errors, int Groups);
