namespace RoleFerry.Cli.Lint;

/// <summary>What an alarm may lack.</summary>
internal enum LintRule
{
    /// <summary>Nothing says how bad it is: it would count as P2.</summary>
    Severity,

    /// <summary>Nothing says whose it is.</summary>
    Service,

    /// <summary>Whoever is woken is not told what to do.</summary>
    Runbook,

    /// <summary>Nobody keeps it right.</summary>
    Owner,

    /// <summary>It tells nobody that it fires, or that it is over.</summary>
    Action,

    /// <summary>It may not call whom it wants to tell.</summary>
    Permission,

    /// <summary>It has no data: nothing is watched.</summary>
    Data,

    /// <summary>It fires all the time: nobody looks at it any more.</summary>
    Firing,

    /// <summary>Another alarm judges the very same.</summary>
    Duplicate,

    /// <summary>It is muted again and again, for good.</summary>
    Mute,
}
