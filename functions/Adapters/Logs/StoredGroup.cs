using RoleFerry.Core.Logs.Groups;

namespace RoleFerry.Adapters.Logs;

/// <summary>An error group as people look at it.</summary>
public sealed record StoredGroup
{
    /// <summary>The group's name: <c>f2:</c>, or <c>f1:</c> for an older one, and 16 digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Its state.</summary>
    public required ErrorGroup Group { get; init; }

    /// <summary>
    /// Of unread errors, what all of them begin with: marks, and letters by their shape. Empty for errors that were
    /// read.
    /// </summary>
    public required string Layout { get; init; }

    /// <summary>What its errors have in common.</summary>
    public required string Template { get; init; }

    /// <summary>One of its errors, redacted.</summary>
    public required string Sample { get; init; }

    /// <summary>How often it was seen in all.</summary>
    public required long Total { get; init; }

    /// <summary>The level of the sample.</summary>
    public required string Level { get; init; }

    /// <summary>The service of the sample.</summary>
    public required string Service { get; init; }

    /// <summary>All services that it was seen in.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>All versions that it was seen in.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>The trace of the sample; empty where unknown.</summary>
    public required string TraceId { get; init; }

    /// <summary>Where the sample was logged.</summary>
    public required string LogGroup { get; init; }

    /// <summary>Where the sample was logged.</summary>
    public required string LogStream { get; init; }

    /// <summary>The severity of its last signal; empty where it had none.</summary>
    public required string Severity { get; init; }
}
