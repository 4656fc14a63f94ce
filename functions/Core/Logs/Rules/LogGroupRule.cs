using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>What is known about a log group.</summary>
/// <param name="Name">Its name; with a star at the end, the beginning of several groups' names.</param>
/// <param name="Service">The service that writes it, where lines do not say one.</param>
/// <param name="Formats">The formats to expect, in this order; none: try all.</param>
public sealed record LogGroupRule(string Name, string Service, ImmutableArray<LogFormat> Formats)
{
    /// <summary>Whether it names one group, which is to be read, and does not just describe several.</summary>
    [JsonIgnore]
    public bool IsOneGroup => Name is not [.., '*'];

    /// <summary>Whether the rule speaks of a group.</summary>
    public bool Covers(string logGroup) =>
        IsOneGroup
            ? logGroup == Name
            : logGroup.AsSpan().StartsWith(Name.AsSpan(0, Name.Length - 1), StringComparison.Ordinal);
}
