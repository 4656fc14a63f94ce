using System.Collections.Immutable;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>
/// What is looked for in the events of a log group before they are read: the usual; with it, what its own patterns
/// declare; and what stands behind covers, where its lines have some. What a group does not need costs it nothing.
/// </summary>
/// <param name="named">What rules name.</param>
internal sealed class GroupTriggers(ImmutableArray<NamedPattern> named)
{
    private readonly Dictionary<(string Group, bool AreCovered), TriggerScan> _scans = [];

    /// <summary>The look for a group's events.</summary>
    /// <param name="group">The group's rule.</param>
    /// <param name="areCovered">Whether its lines have covers.</param>
    public TriggerScan Of(LogGroupRule group, bool areCovered)
    {
        bool hasOwn = !group.Formats.IsDefaultOrEmpty && group.Formats.Any(f => f is PatternFormat);
        var key = (hasOwn ? group.Name : "", areCovered);
        if (!_scans.TryGetValue(key, out var scan))
        {
            IEnumerable<LogFormat> own = hasOwn ? group.Formats : [];
            LogFormat[] all = [.. LogFormats.All, LogFormats.Plain, .. own];
            _scans[key] = scan = EventTriggers.Of(all, named, areCovered);
        }

        return scan;
    }
}
