namespace RoleFerry.Simulation.Table;

/// <summary>The key of an item of the table.</summary>
internal readonly record struct ItemKey(string Pk, string Sk);
