using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Incidents.Explanations;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>Does what somebody typed, and says what became of it.</summary>
internal sealed class SlashCommands(
    CommandPipeline commands,
    SignalPipeline signals,
    IncidentStore store,
    IncidentHistory history,
    PostMortemStore postMortems,
    OnCallStore overrides,
    OnCallSource onCall,
    SilenceStore silences,
    ExplanationReader why,
    PolicySource policies,
    People people,
    NextLevel nextLevel,
    ChannelSettings settings,
    TimeProvider time
)
{
    /// <summary>Lines of a timeline that an answer shows, the newest.</summary>
    private const int ShownLines = 25;

    private Deadline Deadline(CancellationToken cancellation) =>
        new(time.GetUtcNow() + SlackEndpoint.Patience, cancellation);

    public async Task<string> AnswerAsync(SlashWords said, CancellationToken cancellation) =>
        said.Command switch
        {
            SlashCommand.Help => SlashReplyText.Preformatted(SlashCommandText.Help),
            SlashCommand.Wrong wrong => wrong.Why,
            SlashCommand.List => SlashReplyText.List(await history.OpenAsync(Deadline(cancellation)), time.GetUtcNow()),
            SlashCommand.Show c => await ShowAsync(c.IncidentId, ShowAsync, cancellation),
            SlashCommand.Timeline c => await ShowAsync(c.IncidentId, ShowTimelineAsync, cancellation),
            SlashCommand.Explain c => await WithIncidentAsync(
                c.IncidentId,
                id => WhyAsync(id, cancellation),
                cancellation
            ),
            SlashCommand.PostMortem c => await ShowAsync(c.IncidentId, ShowPostMortemAsync, cancellation),
            SlashCommand.OnCall => SlashReplyText.OnCall(await people.ScheduleAsync(cancellation), time.GetUtcNow()),
            SlashCommand.TakeOver over => await TakeOverAsync(said, over, cancellation),
            SlashCommand.Open open => await OpenAsync(said, open, cancellation),
            SlashCommand.Act c => await DoAsync(said, c.IncidentId, c.Action, cancellation),
            SlashCommand.Escalate c => await WithIncidentAsync(
                c.IncidentId,
                async id =>
                    await DoAsync(
                        said,
                        id,
                        await nextLevel.OfAsync(id, said.Who, Deadline(cancellation)),
                        cancellation
                    ),
                cancellation
            ),
            SlashCommand.Silence c => await SilenceAsync(said, c, cancellation),
            SlashCommand.EndSilence c => await EndSilenceAsync(said, c.Id, cancellation),
            SlashCommand.Silences => SlashReplyText.Silences(
                await silences.InForceAsync(said.At, Deadline(cancellation)),
                said.At
            ),
            SlashCommand.Page c => await WithPersonAsync(
                c.Person,
                async p =>
                    await DoAsync(
                        said,
                        c.IncidentId,
                        new IncidentAction.Page(
                            p.Name,
                            p.Slack is null ? [] : [p.Slack],
                            EscalationPlan.ChannelsOf(p, await people.ScheduleAsync(cancellation), time.GetUtcNow())
                        ),
                        cancellation
                    ),
                cancellation
            ),
            SlashCommand.Own { Person: null } c => await DoAsync(
                said,
                c.IncidentId,
                new IncidentAction.Assign(said.Who),
                cancellation
            ),
            SlashCommand.Own { Person: { } person } c => await WithPersonAsync(
                person,
                p => DoAsync(said, c.IncidentId, new IncidentAction.Assign(p.Name), cancellation),
                cancellation
            ),
            _ => throw new InvalidOperationException($"Nothing does {said.Command.GetType().Name}."),
        };

    private Task<string> DoAsync(
        SlashWords said,
        string? incidentId,
        IncidentAction action,
        CancellationToken cancellation
    ) =>
        WithIncidentAsync(
            incidentId,
            async id =>
            {
                var command = new IncidentCommand
                {
                    IncidentId = id,
                    Id = said.Id,
                    Way = CommandWay.In(SlackKind.Value),
                    Who = said.Who,
                    At = said.At,
                    Action = action,
                };
                var answer = await commands.HandleAsync(command, SlackEndpoint.Patience, cancellation);
                return SlashReplyText.Of(id, answer.Outcome, answer.Reason);
            },
            cancellation
        );

    private Task<string> ShowAsync(
        string? incidentId,
        Func<IncidentView, CancellationToken, Task<string>> text,
        CancellationToken cancellation
    ) =>
        WithIncidentAsync(
            incidentId,
            async id =>
                await store.FindAsync(id, Deadline(cancellation)) is { } view
                    ? await text(view, cancellation)
                    : SlashReplyText.NoSuch(id),
            cancellation
        );

    private Task<string> ShowAsync(IncidentView view, CancellationToken cancellation) =>
        Task.FromResult(
            SlashReplyText.Show(view.Incident, view.Members.Select(m => (m.Name, m.State)), settings.Messages.Runbooks)
        );

    /// <summary>Why people were told of an incident, or were not; the answer first.</summary>
    public async Task<string> WhyAsync(string incidentId, CancellationToken cancellation) =>
        await why.ReadAsync(incidentId, Deadline(cancellation)) is { } found
            ? SlashReplyText.Preformatted(string.Join('\n', ExplanationText.Of(found)))
            : SlashReplyText.NoSuch(incidentId);

    private async Task<string> ShowTimelineAsync(IncidentView view, CancellationToken cancellation) =>
        SlashReplyText.Timeline(
            view.Incident,
            await store.TimelineAsync(view.Incident.Id, Deadline(cancellation)),
            ShownLines
        );

    private async Task<string> ShowPostMortemAsync(IncidentView view, CancellationToken cancellation) =>
        SlashReplyText.PostMortem(
            view.Incident,
            await postMortems.FindAsync(view.Incident.Id, Deadline(cancellation)),
            time.GetUtcNow()
        );

    private async Task<string> WithIncidentAsync(
        string? incidentId,
        Func<string, Task<string>> then,
        CancellationToken cancellation
    )
    {
        if (incidentId is not null)
            return await then(incidentId);
        var open = await history.OpenAsync(Deadline(cancellation));
        return open is [var only] ? await then(only.Id) : SlashReplyText.WhichOne(open);
    }

    private async Task<string> OpenAsync(SlashWords said, SlashCommand.Open open, CancellationToken cancellation)
    {
        var service = open.Service.Length == 0 ? "" : $" service={open.Service}";
        var answer = await signals.HandleAsync(
            new Signal
            {
                Key = new SignalKey(SignalSource.Person, said.Id),
                State = SignalState.Alarm,
                At = said.At,
                Name = open.Title,
                Description = $"severity={open.Severity}{service}",
                Reason = $"Opened by {said.Who}: {open.Title}",
            },
            cancellation
        );
        return $"{answer.IncidentId} is open: {answer.Severity}. `/incident resolve {answer.IncidentId}` resolves it.";
    }

    private async Task<string> SilenceAsync(
        SlashWords said,
        SlashCommand.Silence wanted,
        CancellationToken cancellation
    )
    {
        var silence = new Silence
        {
            Id = Silence.IdOf(said.Id, said.Who, said.At),
            Matchers = wanted.Matchers,
            From = said.At,
            Until = said.At + wanted.For,
            Author = said.Who,
            Reason = wanted.Why,
            CreatedAt = said.At,
        };
        var access = (await people.ScheduleAsync(cancellation)).Policy.WhoMay();
        if (silence.Flaw(access.Rules.LongestSilence) is { } flaw)
            return flaw;
        var open = await history.OpenAsync(Deadline(cancellation));
        var covers = SilenceCover.Of(
            silence,
            (await policies.ViewAsync(cancellation)).Policy,
            [.. open.Select(i => (i.Id, i.Signal))],
            fired: null
        );
        await silences.AddAsync(silence, Deadline(cancellation));
        return $"{SlashReplyText.Silence(silence, said.At)}\n{SlashReplyText.Covers(covers)}\n"
            + $"In effect within a minute; P0 are still notified. `/incident unmute {silence.Id}` ends it.";
    }

    private async Task<string> EndSilenceAsync(SlashWords said, string id, CancellationToken cancellation) =>
        await silences.ExpireAsync(id, said.At, Deadline(cancellation)) is null
            ? $"There is no silence {SlashReplyText.Plain(id)} in effect or planned. `/incident silences` lists them."
            : $"{SlashReplyText.Plain(id)} has ended. Suppressed alarms that still fire are notified within minutes.";

    private async Task<string> TakeOverAsync(
        SlashWords said,
        SlashCommand.TakeOver over,
        CancellationToken cancellation
    )
    {
        var schedule = await people.ScheduleAsync(cancellation);
        var level = over.Level ?? schedule.Levels.First();
        if (!schedule.Levels.Contains(level))
            return $"There is no level `{SlashReplyText.Plain(level)}`; there are "
                + $"{string.Join(", ", schedule.Levels)}.";
        return await WithPersonAsync(over.Person, TakesOverAsync, cancellation);

        async Task<string> TakesOverAsync(Person person)
        {
            var until = said.At + over.For;
            var wanted = Override.Said(person.Id, level, said.At, until, "set in Slack", said.Who, said.At);
            if (wanted.Flaw(schedule.Policy.WhoMay().Rules.LongestOverride) is { } flaw)
                return flaw;
            await overrides.AddAsync(wanted, Deadline(cancellation));
            onCall.Forget();
            return $"{SlashReplyText.Plain(person.Name)} takes over as {level} until {Words.Time(until)}.";
        }
    }

    private async Task<string> WithPersonAsync(
        string typed,
        Func<Person, Task<string>> then,
        CancellationToken cancellation
    ) =>
        await people.FindAsync(typed, cancellation) is { } person
            ? await then(person)
            : $"`{SlashReplyText.Plain(typed)}` matches nobody, or several people. Known are "
                + $"{string.Join(", ", (await people.ScheduleAsync(cancellation)).Policy.People.Select(p => p.Id))}.";
}
