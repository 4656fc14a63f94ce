namespace RoleFerry.Adapters.Policies;

/// <summary>How the items that policies live in are named: <c>POLICY / CURRENT</c> and <c>POLICY / V#n</c>.</summary>
internal static class PolicyKeys
{
    public const string Pk = "POLICY";
    public const string Current = "CURRENT";
    public const string Version = "V#";
}
