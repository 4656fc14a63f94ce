namespace RoleFerry.Cli.Policies;

/// <summary>How much a finding matters.</summary>
internal enum FindingLevel
{
    /// <summary>The policy works, but probably not as meant.</summary>
    Warning,

    /// <summary>The policy cannot be used.</summary>
    Error,
}
