using System.Collections.Frozen;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Incidents.History;

namespace RoleFerry.Core.Similar;

/// <summary>What an incident was about, as features that can be compared: each with how much it says.</summary>
/// <param name="IncidentId">Which incident.</param>
/// <param name="Weights">A feature, such as <c>alarm api-#xx</c> or <c>word timeout</c>, with its weight.</param>
public sealed record IncidentWords(string IncidentId, FrozenDictionary<string, double> Weights)
{
    private const double OfAlarm = 2;
    private const double OfMetric = 0.5;
    private const double OfSuspect = 1;
    private const double OfService = 0.5;
    private const double OfNames = 0.3;
    private const double OfTexts = 1.5;

    /// <summary>Of all that is kept of an incident.</summary>
    public static IncidentWords Of(IncidentRecord record)
    {
        var signal = record.Incident.Signal;
        return Of(
            record.Incident.Id,
            record.Incident.Service,
            $"{signal.Measurement?.Namespace} {signal.Measurement?.Metric}".Trim(),
            [record.Incident.Title, .. record.Alarms.Select(a => a.Name)],
            [
                .. record
                    .Timeline.Where(e => e.Kind == ClockAction.TellSuspects.Kind)
                    .SelectMany(e => Suspects.SuspectText.NodesIn(e.What)),
            ],
            [
                record.Incident.Summary,
                signal.Description,
                .. record.Timeline.Where(e => e.Kind == IncidentAction.Note.Kind).Select(e => e.What),
            ]
        );
    }

    /// <summary>Of its parts.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="service">Its service; empty where unknown.</param>
    /// <param name="metric">What its leading alarm measured; empty where unknown.</param>
    /// <param name="alarms">The names of its alarms.</param>
    /// <param name="suspects">The nodes that were suspected.</param>
    /// <param name="texts">What was said about it.</param>
    public static IncidentWords Of(
        string id,
        string service,
        string metric,
        IReadOnlyCollection<string> alarms,
        IReadOnlyCollection<string> suspects,
        IReadOnlyCollection<string> texts
    )
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (service.Length > 0)
            Add($"service {service}", OfService);
        if (metric.Length > 0)
            Add($"metric {metric}", OfMetric);
        foreach (var alarm in alarms)
            Add($"alarm {WordSplit.WithoutNumbers(alarm)}", OfAlarm);
        foreach (var suspect in suspects)
            Add($"suspect {suspect}", OfSuspect);
        foreach (var word in alarms.SelectMany(WordSplit.Of))
            Add($"word {word}", OfNames);
        foreach (var word in texts.SelectMany(WordSplit.Of))
            Add($"word {word}", OfTexts);
        return new IncidentWords(id, weights.ToFrozenDictionary(StringComparer.Ordinal));

        void Add(string feature, double weight) =>
            weights[feature] = Math.Max(weight, weights.GetValueOrDefault(feature));
    }
}
