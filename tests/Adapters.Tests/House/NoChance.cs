namespace RoleFerry.Adapters.Tests.House;

/// <summary>Always the least: nobody waits for a moment that chance decides.</summary>
internal sealed class NoChance : Random
{
    public override double NextDouble() => 0;
}
