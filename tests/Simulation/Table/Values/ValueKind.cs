namespace RoleFerry.Simulation.Table.Values;

/// <summary>DynamoDB's types, by their letters.</summary>
internal enum ValueKind
{
    S,
    N,
    B,
    BOOL,
    NULL,
    SS,
    NS,
    BS,
    L,
    M,
}
