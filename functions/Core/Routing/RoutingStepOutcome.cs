namespace RoleFerry.Core.Routing;

/// <summary>What became of a route that was looked at.</summary>
public enum RoutingStepOutcome
{
    /// <summary>A matcher of it did not hold.</summary>
    NotMatched,

    /// <summary>It matched, and so did a route below it, which is taken instead.</summary>
    Replaced,

    /// <summary>It matched and none below it did: it is taken.</summary>
    Taken,
}
