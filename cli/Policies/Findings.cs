using System.Collections.Immutable;
using YamlDotNet.Core;

namespace RoleFerry.Cli.Policies;

/// <summary>Collects what is found in one file.</summary>
/// <param name="seenLabels">Labels that alarms are known to have; null where none are known.</param>
internal sealed class Findings(IReadOnlyCollection<string>? seenLabels = null)
{
    private readonly List<Finding> _found = [];

    /// <summary>Labels that alarms are known to have; null where none are known.</summary>
    public IReadOnlyCollection<string>? SeenLabels => seenLabels;

    /// <summary>Whether the file cannot be used.</summary>
    public bool HasErrors => _found.Exists(f => f.Level == FindingLevel.Error);

    /// <summary>Everything, in the order of the file.</summary>
    public ImmutableArray<Finding> InOrder => [.. _found.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    public void Error(Mark at, string text) => Add(FindingLevel.Error, at, text);

    /// <summary>Tells an error where none is told yet: one thing that is wrong may be found in two ways.</summary>
    public void ErrorOnce(Mark at, string text)
    {
        if (!_found.Exists(f => f.Level == FindingLevel.Error && f.Line == at.Line && f.Column == at.Column))
            Error(at, text);
    }

    public void Warning(Mark at, string text) => Add(FindingLevel.Warning, at, text);

    private void Add(FindingLevel level, Mark at, string text) =>
        _found.Add(new Finding(level, (int)at.Line, (int)at.Column, text));
}
