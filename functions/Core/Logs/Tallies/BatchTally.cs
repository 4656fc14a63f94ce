using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.FirstFingerprint;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Logs.Triggers;
using RoleFerry.Core.Logs.Wrapping;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>Adds up one batch.</summary>
internal sealed class BatchTally(CompiledLogRules compiled, ImmutableArray<CounterDefinition> counters)
    : ILogEventSink,
        ILogEntrySink
{
    /// <summary>
    /// Different errors of one batch that have groups of their own; those beyond share one per service.
    /// </summary>
    public const int MaxGroups = 500;

    /// <summary>As <see cref="MaxGroups"/>, of errors that were cut: they are written in one transaction.</summary>
    private const int MaxWholeGroups = 16;

    /// <summary>
    /// Different names of business events of one batch that are counted; those beyond are <c>event.other</c>.
    /// </summary>
    public const int MaxEventNames = 100;

    /// <summary>Spans of one batch that are looked at.</summary>
    public const int MaxSpans = 2_000;

    /// <summary>Events of one batch by which it is told whether its lines have covers.</summary>
    private const int MostLooks = 4;

    /// <summary>Different services of one batch; those beyond are the log group's own.</summary>
    private const int MaxServices = 20;

    /// <summary>
    /// CloudWatch Logs takes events of the last 14 days; what says otherwise counts as the newest that is believable.
    /// </summary>
    private static readonly TimeSpan OldestEvent = TimeSpan.FromDays(14);

    private static readonly ulong Odd = 0x9E3779B185EBCA87;

    private readonly LogRules _rules = compiled.Rules;
    private readonly GroupTriggers _groupTriggers = new(compiled.Rules.Patterns);
    private readonly InAppRules _inApp = compiled.InApp;
    private readonly FirstInAppRules _firstInApp = new(
        compiled.Rules.InApp,
        [.. FirstInAppRules.DefaultLibraries, .. compiled.Rules.Libraries],
        FirstInAppRules.DefaultFragments
    );
    private readonly SampleText _samples = compiled.Samples;
    private readonly UnreadTally _unread = new(compiled.Samples);
    private readonly FactRules _facts = new(compiled.Rules.Measures, compiled.Samples);
    private readonly MetricTally _metrics = new(counters);
    private readonly Dictionary<string, EntryAssembler> _assemblers = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, GroupTally> _groups = [];
    private readonly Dictionary<(string Metric, DateTimeOffset Hour), long> _counters = [];
    private readonly Dictionary<string, MeasuredValues> _measures = new(StringComparer.Ordinal);
    private readonly List<BadPart> _bad = [];
    private readonly List<Span> _spans = [];
    private readonly List<CutEntry> _cuts = [];
    private readonly HashSet<ulong> _failedTraces = [];
    private readonly HashSet<string> _eventNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _errorCounters = new(StringComparer.Ordinal);
    private readonly StructuredLine.Field[] _fields = new StructuredLine.Field[StructuredLine.MaxFields];
    private readonly byte[] _template = new byte[ErrorTemplate.MaxLength + 256];
    private readonly byte[] _firstTemplate = new byte[ErrorTemplate.MaxLength + 256];
    private byte[] _text = new byte[4096];

    private readonly bool _hasOtherPatterns = compiled.Rules.Patterns.Any(p =>
        PhraseTrigger.Of(p.Match.Contains ?? "") is null
    );

    /// <summary>Whether an event of the batch has a pattern's text, or there are patterns of other kinds.</summary>
    private bool _mayBeNamed;

    private LogBatchHead? _head;
    private ReadOnlyMemory<byte> _json;
    private LogGroupRule? _group;
    private EntryAssembler? _assembler;
    private TriggerScan? _triggers;
    private bool _areCovered;
    private int _looks;
    private long _unknownBefore;
    private int _events;
    private long _newest;
    private long _reference;
    private ulong _idA;
    private ulong _idB;
    private string? _id;

    /// <summary>Told of each error, with its group.</summary>
    internal delegate void ErrorSeen(in LogEntry entry, GroupTally group, ErrorFingerprint fingerprint, string service);

    /// <summary>Gets each error when its group is known.</summary>
    public ErrorSeen? Seen { get; init; }

    /// <summary>Whether lines at the batch's edges wait for those beyond.</summary>
    public bool KeepsCuts { get; init; }

    /// <summary>Forgets the last batch.</summary>
    public void Clear()
    {
        _id = null;
        _cuts.Clear();
        _groups.Clear();
        _unread.Clear();
        _counters.Clear();
        _metrics.Clear();
        _measures.Clear();
        _bad.Clear();
        _spans.Clear();
        _failedTraces.Clear();
        _eventNames.Clear();
        _errorCounters.Clear();
        _json = default;
        (_head, _group, _assembler, _events, _newest, _reference, _idA, _idB) = (null, null, null, 0, 0, 0, 0, 0);
    }

    public void Begin(LogBatchHead head, ReadOnlyMemory<byte> json) => Begin(head, json, KeepsCuts);

    /// <summary>Begins with errors that were cut, which count as a batch of their own.</summary>
    /// <param name="head">Where they come from.</param>
    /// <param name="id">The batch's name.</param>
    public void BeginWhole(LogBatchHead head, string id)
    {
        Begin(head, default, hasEdges: false);
        (_id, _mayBeNamed) = (id, true);
    }

    /// <summary>Adds an error that was cut, as far as it was found.</summary>
    public void AddWhole(in CutEntry entry)
    {
        if (_assembler is null)
            return;
        _events++;
        long first = entry.First.ToUnixTimeMilliseconds();
        _reference = _reference == 0 ? first : _reference;
        _newest = Math.Max(_newest, entry.Last.ToUnixTimeMilliseconds());
        byte[] text = Encoding.UTF8.GetBytes(entry.Text);
        byte[] service = Encoding.UTF8.GetBytes(entry.Service);
        var source = new LineSource
        {
            Service = service,
            Priority = entry.Priority,
            IsPriorityOwn = entry.IsPriorityOwn,
        };
        _assembler.Keep = Level.Error;
        foreach (var line in text.AsSpan().Split((byte)'\n'))
            _assembler.Add(entry.First, text.AsSpan()[line], source);
        _assembler.Complete();
    }

    private void Begin(LogBatchHead head, ReadOnlyMemory<byte> json, bool hasEdges)
    {
        _mayBeNamed = _hasOtherPatterns;
        (_head, _json) = (head, json);
        _idA = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(head.LogGroup));
        _idB = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(head.LogStream));
        _group = _rules.GroupOf(head.LogGroup);
        if (_group is null)
            return;
        if (!_assemblers.TryGetValue(_group.Name, out _assembler))
        {
            if (_assemblers.Count > 64)
                _assemblers.Clear();
            _assembler = new EntryAssembler(
                _group.Formats.IsDefaultOrEmpty ? LogFormats.All : _group.Formats,
                Level.Error,
                this
            );
            _assemblers[_group.Name] = _assembler;
        }

        _triggers = _groupTriggers.Of(_group, areCovered: false);
        (_looks, _areCovered) = (MostLooks, false);
        _unknownBefore = _assembler.UnknownEvents;
        _assembler.Begin(hasEdges);
    }

    public void Accept(scoped LogEvent logEvent)
    {
        if (_assembler is null)
            return;
        Identify(logEvent.Id);
        _events++;
        if (_reference == 0)
            _reference = logEvent.Timestamp;
        if (logEvent.Timestamp > _newest)
            _newest = logEvent.Timestamp;

        if (_looks > 0)
            LookForCovers(logEvent.Message);
        var kinds = _triggers!.Find(logEvent.Message);
        // An object over several events, perhaps behind covers, begins with a brace alone.
        if (logEvent.Message is [(byte)'{'] || (_areCovered && logEvent.Message is [.., (byte)' ', (byte)'{']))
            kinds = LogEventKinds.Error;
        if (kinds == LogEventKinds.None && !_assembler.IsOpen)
        {
            Pass(logEvent);
            return;
        }

        var time = TimeOf(logEvent.Timestamp);
        var text = TextOf(logEvent);
        if ((kinds & (LogEventKinds.Fact | LogEventKinds.Span)) != 0)
            AddFacts(time, text, kinds);
        _mayBeNamed |= (kinds & LogEventKinds.Named) != 0;
        _assembler.Keep = (kinds & LogEventKinds.Named) != 0 ? Level.Debug : Level.Error;
        if ((kinds & (LogEventKinds.Error | LogEventKinds.Named)) != 0)
            _assembler.Add(time, text);
        else
            _assembler.Continue(time, text);
        if (kinds == LogEventKinds.None && !_assembler.IsOpen)
            Pass(logEvent);
    }

    /// <summary>Tells from a batch's first events whether its lines have covers, and so what to look for.</summary>
    private void LookForCovers(ReadOnlySpan<byte> message)
    {
        _looks--;
        _areCovered = LinePrefix.IsCovered(message);
        if (!_areCovered)
            return;
        _looks = 0;
        _triggers = _groupTriggers.Of(_group!, areCovered: true);
    }

    public void SetAside(BadPart part) => _bad.Add(part);

    public void Accept(in LogEntry entry)
    {
        string service = ServiceOf(entry.Line.Service);
        if (entry.Line.Level < Level.Error && PatternOf(entry, service) is null)
            return;
        int length = ErrorTemplate.Write(entry, _inApp, _template);
        var rule = RuleFor(entry, service);
        if (rule is not null)
            length = WriteParts(rule, entry, service, _template, length);
        var fingerprint = ErrorFingerprint.OfTemplate(_template.AsSpan(0, length));
        var group = _groups.TryGetValue(fingerprint.Hash, out var known)
            ? known
            : AddGroup(fingerprint, length, entry, service, rule);
        group.Add(entry.Time, entry.Line.Level, service);
        group.AddVersion(entry.Line.Version, _samples);
        if (group.Pattern is null && _rules.Patterns.Length > 0)
            group.Pattern = PatternOf(entry, service);
        if (group.TraceId.Length == 0 && !entry.Line.TraceId.IsEmpty)
            group.TraceId = _samples.Identifier(ShortText(entry.Line.TraceId), SpanLine.MaxId);
        if (!entry.Line.TraceId.IsEmpty)
            _failedTraces.Add(XxHash64.HashToUInt64(entry.Line.TraceId));
        Count(ErrorCounter(service, entry.Line.Level), entry.Time);
        Seen?.Invoke(entry, group, fingerprint, service);
    }

    public bool TryAcceptCut(in LogEntry entry, in CutLines lines)
    {
        bool isLine = !lines.Text.Contains((byte)'\n');
        // A program that says one thing at a time is heard at once.
        if (isLine && _events == 1 && (lines.HasStart || EntryTails.BeginsTrace(lines.Text)))
            return false;
        if (lines.Text.Length > CutEntry.MaxLength || !_samples.IsComplete)
            return false;
        if (lines.HasStart && entry.Line.Level < Level.Error)
            return false;
        if (PatternOf(entry, ServiceOf(entry.Line.Service)) is not null)
            return false;
        _cuts.Add(
            new CutEntry(
                _samples.Redacted(Encoding.UTF8.GetString(lines.Text)),
                lines.First,
                lines.Last,
                lines.Writer,
                Encoding.UTF8.GetString(lines.Service),
                lines.Priority,
                lines.IsPriorityOwn,
                lines.HasStart,
                lines.HasEnd,
                default
            )
        );
        return true;
    }

    public void AcceptUnread(DateTimeOffset time, ReadOnlySpan<byte> text) =>
        _unread.Add(time, text, _head!.LogGroup, _group!.Service);

    /// <summary>What came of the batch.</summary>
    public LogBatch Finish(int length)
    {
        _assembler?.Complete();
        return new LogBatch
        {
            Id = _id ?? Id(),
            Head = _head,
            IsRefused = _head is not null && _group is null,
            Events = _events,
            Length = length,
            Unparsed = _assembler is null ? 0 : _assembler.UnknownEvents - _unknownBefore,
            Cuts = [.. _cuts],
            Newest = _newest == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(_newest),
            Bad = [.. _bad],
            Groups = [.. _groups.Values, .. _unread.Groups],
            Counters = [.. _counters.Select(c => new CounterAdd(c.Key.Metric, c.Key.Hour, c.Value))],
            Measures = [.. _measures.Values],
            Metrics = _metrics.Tallies,
            Spans = _spans.Count == 0 ? [] : KeptSpans(),
        };
    }

    private IReadOnlyList<Span> KeptSpans()
    {
        var samples = _groups.Values.Select(g => g.TraceId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. KeptTraces
                .Of(_spans, samples, _failedTraces, _rules.Traces)
                .Select(s => s with { TraceId = _samples.Identifier(s.TraceId, SpanLine.MaxId) })
                .Where(s => s.TraceId.Length > 0)
                .Select(s =>
                    s with
                    {
                        Id = _samples.Field(s.Id, SpanLine.MaxId),
                        ParentId = _samples.Field(s.ParentId, SpanLine.MaxId),
                        Kind = _samples.Field(s.Kind, SpanLine.MaxKind),
                        Name = _samples.Field(s.Name, SpanLine.MaxName),
                        Service = _samples.Field(s.Service, SpanLine.MaxId),
                    }
                ),
        ];
    }

    private void Identify(ReadOnlySpan<byte> id)
    {
        ulong hash = XxHash64.HashToUInt64(id);
        _idA = (BitOperations.RotateLeft(_idA, 5) ^ hash) * Odd;
        _idB = BitOperations.RotateLeft(_idB + hash, 29) * Odd;
    }

    private string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _idA);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _idB);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Of the batch alone, not of the clock: a copy that comes later counts in the same hours.</summary>
    private DateTimeOffset TimeOf(long timestamp)
    {
        long window = (long)OldestEvent.TotalMilliseconds;
        return DateTimeOffset.FromUnixTimeMilliseconds(
            Math.Clamp(timestamp, Math.Max(0, _reference - window), _reference + window)
        );
    }

    private void Pass(scoped LogEvent logEvent)
    {
        if (_json.Span.Overlaps(logEvent.Message, out int start))
            _assembler!.Pass(_json.Slice(start, logEvent.Message.Length));
    }

    private ReadOnlySpan<byte> TextOf(LogEvent logEvent)
    {
        if (!logEvent.IsEscaped)
            return logEvent.Message;
        if (_text.Length < logEvent.Message.Length)
            _text = new byte[Math.Max(2 * _text.Length, logEvent.Message.Length)];
        return _text.AsSpan(0, JsonText.Unescape(logEvent.Message, _text));
    }

    private void AddFacts(DateTimeOffset time, ReadOnlySpan<byte> text, LogEventKinds kinds)
    {
        if (!StructuredLine.TryRead(text, _fields, out var line))
            return;
        if (
            kinds.HasFlag(LogEventKinds.Span)
            && _spans.Count < MaxSpans
            && SpanLine.TryRead(line, time, _group!.Service) is { } span
        )
            _spans.Add(span);
        var name = line.Raw("event"u8);
        if (name.IsEmpty)
            return;
        ulong hash = XxHash64.HashToUInt64(name);
        string known = _facts.NameOf(name, hash);
        if (!_eventNames.Contains(known) && (_eventNames.Count == MaxEventNames || !_eventNames.Add(known)))
            known = FactRules.Other;
        Count(known, time);
        _facts.Measure(name, line, _measures);
        _metrics.Add(hash, line, time, DateTimeOffset.FromUnixTimeMilliseconds(_reference));
    }

    private GroupTally AddGroup(
        ErrorFingerprint fingerprint,
        int length,
        in LogEntry entry,
        string service,
        FingerprintRule? rule
    )
    {
        var earlier = EarlierOf(entry, service, rule);
        string template = _samples.Of(_template.AsSpan(0, length), isCut: length >= ErrorTemplate.MaxLength - 8);
        int most = _id is null ? MaxGroups : MaxWholeGroups;
        if (_groups.Count >= most)
        {
            template = $"More than {most} different errors at once in {service}";
            fingerprint = ErrorFingerprint.OfTemplate(Encoding.UTF8.GetBytes(template));
            earlier = fingerprint with { Version = ErrorFingerprint.First };
            if (_groups.TryGetValue(fingerprint.Hash, out var shared))
                return shared;
        }

        return _groups[fingerprint.Hash] = new GroupTally
        {
            Fingerprint = fingerprint,
            Earlier = earlier,
            Template = template,
            Sample = _samples.Sample(entry.Text),
            Story = ErrorStory.Of(entry, _inApp, _samples),
        };
    }

    private ErrorFingerprint EarlierOf(in LogEntry entry, string service, FingerprintRule? rule)
    {
        int length = FirstTemplate.Write(entry, _firstInApp, _firstTemplate);
        if (rule is not null)
            length = WriteParts(rule, entry, service, _firstTemplate, length);
        return ErrorFingerprint.OfTemplate(_firstTemplate.AsSpan(0, length)) with { Version = ErrorFingerprint.First };
    }

    private FingerprintRule? RuleFor(in LogEntry entry, string service)
    {
        foreach (var rule in _rules.Fingerprints)
        {
            if (rule.Match.Matches(entry, service))
                return rule;
        }

        return null;
    }

    private NamedPattern? PatternOf(in LogEntry entry, string service)
    {
        if (!_mayBeNamed)
            return null;
        foreach (var pattern in _rules.Patterns)
        {
            if (pattern.Match.Matches(entry, service))
                return pattern;
        }

        return null;
    }

    /// <summary>Writes what a rule says makes the group, in place of the error's own template.</summary>
    private static int WriteParts(FingerprintRule rule, in LogEntry entry, string service, byte[] template, int length)
    {
        var own = template.AsSpan(0, length).ToArray();
        using var text = new MemoryStream(template, 0, ErrorTemplate.MaxLength, writable: true);
        foreach (string part in rule.Parts)
        {
            if (text.Position >= ErrorTemplate.MaxLength - 1)
                break;
            if (text.Position > 0)
                text.WriteByte((byte)' ');
            ReadOnlySpan<byte> bytes = part switch
            {
                "{default}" => own,
                "{logger}" => entry.Line.Logger,
                "{service}" => Encoding.UTF8.GetBytes(service),
                "{level}" => Encoding.UTF8.GetBytes(LevelName(entry.Line.Level)),
                _ => Encoding.UTF8.GetBytes(part),
            };
            text.Write(bytes[..(int)Math.Min(bytes.Length, ErrorTemplate.MaxLength - text.Position - 1)]);
        }

        return (int)text.Position;
    }

    private string ServiceOf(ReadOnlySpan<byte> said)
    {
        if (said.IsEmpty || said.Length > 64)
            return _group!.Service;
        Span<char> chars = stackalloc char[64];
        var name = chars[..Encoding.UTF8.GetChars(said, chars)];
        var lookup = _errorCounters.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out string? known, out _))
            return known;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return _group!.Service;
        }

        if (_errorCounters.Count >= MaxServices)
            return _group!.Service;
        string service = name.ToString();
        if (_samples.Redacted(service) != service)
            return _group!.Service;
        _errorCounters[service] = new string[5];
        return service;
    }

    private string ErrorCounter(string service, Level level)
    {
        ref var names = ref CollectionsMarshal.GetValueRefOrAddDefault(_errorCounters, service, out _);
        names ??= new string[5];
        return names[(int)level] ??= $"errors.{service}.{LevelName(level)}";
    }

    private void Count(string metric, DateTimeOffset time) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counters, (metric, HourCount.HourOf(time)), out _)++;

    private static string LevelName(Level level) =>
        level switch
        {
            Level.Debug => "DEBUG",
            Level.Info => "INFO",
            Level.Warning => "WARNING",
            Level.Error => "ERROR",
            _ => "CRITICAL",
        };

    private static string ShortText(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text[..Math.Min(text.Length, SpanLine.MaxId + SampleText.FieldMargin)]);
}
