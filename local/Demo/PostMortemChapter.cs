using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Demo;

/// <summary>What was bad is written down, so that it does not come back.</summary>
internal sealed class PostMortemChapter(DemoHouse house)
{
    private readonly Narrator _tell = house.Narrator;

    public async Task PlayAsync()
    {
        _tell.Chapter("What is to be learnt from it");
        _tell.Step("The worst incident is resolved, and its post-mortem has begun: nobody had to think of it.");
        var worst = await WorstAsync();
        var it = worst is null ? null : await house.PostMortems.FindAsync(worst.Incident.Id, Deadline.Never);
        _tell.Check(
            it is not null,
            $"A draft was begun with the end of {worst?.Incident.Id}, in the same transaction."
        );
        if (worst is null || it is null)
            return;

        _tell.Check(
            it.DueBy - it.EndedAt == TimeSpan.FromHours(48),
            $"It is to be published by {Words.Time(it.DueBy)}; Slack is reminded a day before, and then."
        );
        var draft = PostMortemDraft.TextOf(
            it,
            worst,
            EmbeddedTemplate.Read(),
            IncidentRoles.Of(new Schedule(EmbeddedOnCall.Value))
        );
        _tell.Check(
            draft.Contains("fired: P0", StringComparison.Ordinal) && PostMortemCheck.Missing(draft).Length > 0,
            "The timeline and the times are filled in; what only people know is left to them."
        );
        foreach (
            var line in draft[..draft.IndexOf("## Root cause", StringComparison.Ordinal)]
                .TrimEnd()
                .Split('\n')
                .Where(l => !l.StartsWith("<!--", StringComparison.Ordinal))
        )
            _tell.Say($"   {line}");
        _tell.Say("   ... and root cause, impact, resolution and action items, for people to write.");
    }

    /// <summary>Of the P0s of the story that are over, the one of which most levels were told.</summary>
    private async Task<IncidentRecord?> WorstAsync()
    {
        IncidentRecord? worst = null;
        foreach (var id in house.Story)
        {
            if (
                await house.History.FindAsync(id, Deadline.Never)
                    is { Incident: { IsOpen: false, Severity: Severity.P0 } } record
                && !(record.Incident.Level <= worst?.Incident.Level)
            )
                worst = record;
        }

        return worst;
    }
}
