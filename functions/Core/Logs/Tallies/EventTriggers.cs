using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Logs.Triggers;
using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>
/// The look at each event that comes before reading it: no event that matters is passed over, and few that do not are
/// read. What matters is what the formats, the business events and the spans declare.
/// </summary>
internal static class EventTriggers
{
    /// <summary>
    /// The look for errors in some formats, for what rules name by a text, for business events and for spans.
    /// </summary>
    /// <param name="formats">The formats.</param>
    /// <param name="patterns">What rules name.</param>
    /// <param name="areCovered">Whether the lines have covers.</param>
    internal static TriggerScan Of(
        IEnumerable<LogFormat> formats,
        IEnumerable<NamedPattern> patterns,
        bool areCovered = false
    ) =>
        new([
            .. patterns
                .Select(p => PhraseTrigger.Of(p.Match.Contains ?? ""))
                .OfType<Trigger>()
                .Select(t => (t, LogEventKinds.Named)),
            .. formats.SelectMany(f => f.Triggers).Select(t => (t, LogEventKinds.Error)),
            .. SyslogPrefix.Triggers.Select(t => (t, LogEventKinds.Error)),
            .. LinePrefix.Triggers.Select(t => (t, LogEventKinds.Error)),
            .. LinePrefix.CoveredTriggers.Where(_ => areCovered).Select(t => (t, LogEventKinds.Error)),
            .. FactRules.Triggers.Select(t => (t, LogEventKinds.Fact)),
            .. SpanLine.Triggers.Select(t => (t, LogEventKinds.Span)),
        ]);
}
