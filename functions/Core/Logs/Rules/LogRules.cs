using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>What <c>monitoring/logs.yaml</c> says, compiled.</summary>
public sealed record LogRules
{
    /// <summary>What holds where nothing is said.</summary>
    public static LogRules None { get; } =
        new()
        {
            Groups = [],
            Refuse = [],
            Patterns = [],
            Fingerprints = [],
            InApp = [],
            Libraries = [],
            Redact = [],
            Measures = [],
            Traces = new TraceRule(1_000, 10, 10),
            Signals = new SignalRule(30, 10, 20),
        };

    /// <summary>The log groups that are known; others are read too, by <see cref="GroupOf"/>.</summary>
    public required ImmutableArray<LogGroupRule> Groups { get; init; }

    /// <summary>
    /// Log groups that are never read, by the beginning of their names: reading what this system writes would feed
    /// itself.
    /// </summary>
    public required ImmutableArray<string> Refuse { get; init; }

    /// <summary>What errors mean something by name, whatever their level. The first that matches counts.</summary>
    public required ImmutableArray<NamedPattern> Patterns { get; init; }

    /// <summary>
    /// Errors whose groups are not the ones that their text would give. The first that matches counts.
    /// </summary>
    public required ImmutableArray<FingerprintRule> Fingerprints { get; init; }

    /// <summary>Beginnings of the product's own frames, beyond what the languages tell.</summary>
    public required ImmutableArray<string> InApp { get; init; }

    /// <summary>Beginnings of frames of libraries, beyond the well-known ones.</summary>
    public required ImmutableArray<string> Libraries { get; init; }

    /// <summary>
    /// Expressions of what is taken out of all that is kept of errors, beyond the kinds that are known.
    /// </summary>
    public required ImmutableArray<string> Redact { get; init; }

    /// <summary>The kinds of personal data that are taken out: email, iban, phone, national-id.</summary>
    public ImmutableArray<string> Personal { get; init; } = ["email"];

    /// <summary>Measured values that structured lines carry.</summary>
    public required ImmutableArray<MeasureRule> Measures { get; init; }

    /// <summary>Which traces are kept.</summary>
    public required TraceRule Traces { get; init; }

    /// <summary>When groups make themselves heard.</summary>
    public required SignalRule Signals { get; init; }

    /// <summary>The rule for a log group; one that no rule names has its own name's last part as its service.</summary>
    /// <returns>Null when the group is refused.</returns>
    public LogGroupRule? GroupOf(string logGroup)
    {
        foreach (string beginning in Refuse)
        {
            if (logGroup.StartsWith(beginning, StringComparison.Ordinal))
                return null;
        }

        foreach (var rule in Groups)
        {
            if (rule.Covers(logGroup))
                return rule;
        }

        string name = logGroup.TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        return new LogGroupRule(logGroup, name.Length == 0 ? "unknown" : name, []);
    }
}
