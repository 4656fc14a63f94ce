using System.Text;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>What one batch says about one error group.</summary>
public sealed class GroupTally
{
    /// <summary>Hours of one batch that are told apart; CloudWatch Logs sends what was logged in seconds.</summary>
    public const int MostHours = 24;

    /// <summary>
    /// The same for unread errors: all layouts of a batch then fit into one transaction.
    /// </summary>
    public const int MostUnreadHours = 3;

    private const int MostNames = 8;
    private const int MaxVersionLength = 64;

    private readonly List<HourCount> _hours = [];
    private readonly List<string> _services = [];
    private readonly List<string> _versions = [];

    /// <summary>The group.</summary>
    public required ErrorFingerprint Fingerprint { get; init; }

    /// <summary>The group that the first of its errors would have been in by the first version's rules.</summary>
    public ErrorFingerprint Earlier { get; init; }

    /// <summary>Which unread errors it has; null: its errors were read.</summary>
    public UnreadGroup? Unread { get; init; }

    /// <summary>What its errors have in common. Redacted.</summary>
    public required string Template { get; init; }

    /// <summary>One of its errors, whole, up to a length. Redacted.</summary>
    public required string Sample { get; init; }

    /// <summary>What one of its errors says, taken apart.</summary>
    public ErrorStory Story { get; init; }

    /// <summary>The trace of the first error that has one; empty where none has.</summary>
    public string TraceId { get; internal set; } = "";

    /// <summary>When the first was logged.</summary>
    public DateTimeOffset First { get; internal set; }

    /// <summary>When the last was logged.</summary>
    public DateTimeOffset Last { get; internal set; }

    /// <summary>The worst level.</summary>
    public Level Level { get; internal set; }

    /// <summary>The rule that knows it by name; null: none does.</summary>
    public NamedPattern? Pattern { get; internal set; }

    /// <summary>The service of the first.</summary>
    public string Service => _services[0];

    /// <summary>The services that it was seen in, up to eight.</summary>
    public IReadOnlyList<string> Services => _services;

    /// <summary>The versions that it was seen in, up to eight.</summary>
    public IReadOnlyList<string> Versions => _versions;

    /// <summary>How often, by the hour in which it was logged.</summary>
    public IReadOnlyList<HourCount> Hours => _hours;

    /// <summary>How often in all.</summary>
    public long Count => _hours.Sum(h => h.Count);

    /// <summary>The same as one of another group.</summary>
    internal GroupTally As(ErrorFingerprint group) => Copy(group, Unread);

    /// <summary>The same among the log group's layouts that are too many.</summary>
    internal GroupTally AsOthers() => Unread is { Others: var others } ? Copy(others.Fingerprint, others) : this;

    private GroupTally Copy(ErrorFingerprint group, UnreadGroup? unread)
    {
        var copy = Empty(group, unread);
        copy._hours.AddRange(_hours);
        copy.TakeFacts(this);
        return copy;
    }

    /// <summary>
    /// Counts another's errors too, in hours that it has already: that is the room it has in its transaction.
    /// </summary>
    /// <returns>The other with nothing to count.</returns>
    internal GroupTally Take(GroupTally other)
    {
        TakeFacts(other);
        foreach (var hour in other._hours)
            AddHour(_hours.Exists(h => h.Hour == hour.Hour) ? hour : hour with { Hour = _hours[^1].Hour });
        var empty = other.Empty(other.Fingerprint, other.Unread);
        (empty.First, empty.Last) = (other.First, other.Last);
        empty._services.AddRange(other._services);
        return empty;
    }

    private GroupTally Empty(ErrorFingerprint group, UnreadGroup? unread) =>
        new()
        {
            Fingerprint = group,
            Unread = unread,
            Template = Template,
            Sample = Sample,
            Story = Story,
        };

    private void TakeFacts(GroupTally other)
    {
        if (_services.Count == 0 || other.First < First)
            First = other.First;
        if (other.Last > Last)
            Last = other.Last;
        if (other.Level > Level)
            Level = other.Level;
        Pattern ??= other.Pattern;
        if (TraceId.Length == 0)
            TraceId = other.TraceId;
        foreach (string service in other._services)
            AddName(_services, service);
        foreach (string version in other._versions)
            AddName(_versions, version);
    }

    internal void Add(DateTimeOffset time, Level level, string service)
    {
        if (_hours.Count == 0 || time < First)
            First = time;
        if (time > Last)
            Last = time;
        if (level > Level)
            Level = level;
        AddName(_services, service);
        AddHour(new HourCount(HourCount.HourOf(time), 1));
    }

    private void AddHour(HourCount more)
    {
        int most = Unread is null ? MostHours : MostUnreadHours;
        for (int i = 0; i < _hours.Count; i++)
        {
            if (_hours[i].Hour != more.Hour && i < most - 1)
                continue;
            _hours[i] = _hours[i] with { Count = _hours[i].Count + more.Count };
            return;
        }

        _hours.Add(more);
    }

    internal void AddVersion(ReadOnlySpan<byte> version, SampleText text)
    {
        if (version.IsEmpty || _versions.Count == MostNames)
            return;
        foreach (string known in _versions)
        {
            if (Ascii.Equals(version, known))
                return;
        }

        AddName(_versions, text.Of(version, MaxVersionLength));
    }

    private static void AddName(List<string> names, string name)
    {
        if (names.Count < MostNames && !names.Contains(name))
            names.Add(name);
    }
}
