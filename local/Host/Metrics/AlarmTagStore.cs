using System.Collections.Concurrent;

namespace RoleFerry.Local.Metrics;

/// <summary>The tags of alarms of this machine, by the alarm's ARN; an alarm that nobody tagged has none.</summary>
public sealed class AlarmTagStore
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _tags = new(
        StringComparer.Ordinal
    );

    /// <summary>An alarm's tags.</summary>
    public IReadOnlyDictionary<string, string> this[string arn]
    {
        get => _tags.GetValueOrDefault(arn) ?? new Dictionary<string, string>();
        set => _tags[arn] = value;
    }
}
