namespace RoleFerry.Local.Page.Incidents;

/// <summary>One incident: how it stands, its timeline with the reasons, and what people were sent.</summary>
internal sealed class IncidentPage(LocalStack stack, IIncidentReader incidents, TimeProvider time)
{
    public async Task<IResult> ShowAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await incidents.FindAsync(id, cancellation) is { } detail
            ? Layout.Page($"{detail.Incident.Id} {detail.Incident.Title}", Content(detail, now))
            : Layout.Page("Not found", Parts.Empty($"There is no incident {id}."), StatusCodes.Status404NotFound);
    }

    private Html Content(IncidentDetail detail, DateTimeOffset now)
    {
        var incident = detail.Incident;
        var resolved = incident.ResolvedAt is { } end
            ? Html.Of($"<div><dt>Resolved</dt><dd>{Parts.Time(end, now)}</dd></div>")
            : Html.None;
        return Html.Of(
            $"""
            <section id="incident" class="head {incident.Severity.ToLowerInvariant()}">
              <div class="who">{Parts.Severity(incident.Severity)}{Parts.Status(incident.Status)}<span
                class="id">{incident.Id}</span></div>
              <h1>{incident.Title}</h1>
              <p>{incident.Summary}</p>
              <dl class="facts">
                <div><dt>Opened</dt><dd>{Parts.Time(incident.OpenedAt, now)}</dd></div>
                {resolved}
                {Fact("Service", incident.Service)}
                {Runbook(detail.Runbook)}
                {Fact("Channels", string.Join(", ", incident.Channels))}
                {Fact("Grouped by", detail.Key)}
                {Fact("Reopened", detail.Reopened > 0 ? $"{detail.Reopened}×" : "")}
                {Fact("Policy", detail.PolicyVersion)}
                {Fact("Version", $"{detail.Version}")}
              </dl>
            </section>
            <section id="timeline"><h2>Timeline</h2>
              <ol class="timeline">{detail.Timeline.Select(l => Line(l, now))}</ol>
              {(detail.Timeline.Count == 0 ? Parts.Empty("Nothing yet.") : Html.None)}
            </section>
            <section id="alarms"><h2>Alarms <span class="count">{detail.Members.Count}</span></h2>
              <div class="chips">{detail.Members.Select(m => Member(m, now))}</div>
            </section>
            {(detail.Errors.Count == 0 ? Html.None : Html.Of($"""
                <section id="errors"><h2>Errors <span class="count">{detail.Errors.Count}</span></h2>
                {detail.Errors.Select(Error)}</section>
                """))}
            <section id="outbox"><h2>Messages <span class="count">{detail.Outbox.Count}</span></h2>
              <div class="rows">{detail.Outbox.Select(m => Message(m, now))}</div>
            </section>
            <section id="deliveries"><h2>As people saw it</h2>
              {new DeliveriesView(stack).Of(incident.Id, now)}
            </section>
            """
        );
    }

    private static Html Fact(string name, string value) =>
        value.Length == 0 ? Html.None : Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Html Runbook(string said) =>
        Uri.TryCreate(said, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? Html.Of($"""<div><dt>Runbook</dt><dd><a href="{url.AbsoluteUri}">{url.Segments[^1]}</a></dd></div>""")
            : Fact("Runbook", said);

    private static Html Line(TimelineLine line, DateTimeOffset now) =>
        Html.Of(
            $"""
            <li class="{line.Kind.ToLowerInvariant()}">
              <div class="who"><b>{Parts.Words(line.Kind)}</b><span>{line.Who}</span>{Parts.Time(line.At, now)}</div>
              <p>{line.What}</p>
              {(
                line.Reasons.Count == 0
                    ? Html.None
                    : Html.Of($"""<ul class="reasons">{line.Reasons.Select(Reason)}</ul>""")
            )}
            </li>
            """
        );

    private static Html Member(MemberLine member, DateTimeOffset now) =>
        Html.Of(
            $"""<span class="chip">{member.Name} <b>{Parts.Words(member.State)}</b> """
                + $"""{Parts.Time(member.At, now)}</span>"""
        );

    private static Html Error(ErrorLine error) =>
        Html.Of(
            $"""
            <p><b>{error.Fingerprint}</b> {error.Count}×{(
                error.Versions.Count == 0 ? "" : $", versions {string.Join(", ", error.Versions)}"
            )}</p>
            <pre>{error.Sample}</pre>
            {(error.Waterfall.Length == 0 ? Html.None : Html.Of($"""<pre class="waterfall">{error.Waterfall}</pre>"""))}
            """
        );

    private static Html Message(OutboxLine message, DateTimeOffset now) =>
        Html.Of(
            $"""
            <details class="row" data-key="{message.Channel}{message.CreatedAt.ToUnixTimeMilliseconds()}{message.Kind}">
              <summary><span class="dot {Dot(
                message.State
            )}"></span><b>{message.Channel}</b><span class="grow">{Parts.Words(message.Kind)}: {Parts.Words(
                message.State
            )}</span>
                <span class="number">{message.Attempts} {(
                message.Attempts == 1 ? "attempt" : "attempts"
            )}</span>{Parts.Time(message.CreatedAt, now)}</summary>
              {(
                message.DueAt is { } due && message.State == "Pending"
                    ? Html.Of($"<p>Due {Parts.Time(due, now)}</p>")
                    : Html.None
            )}
              <ul class="reasons">{message.Reasons.Select(Reason)}</ul>
              <ol class="log">{message.History.Select(h => Html.Of($"<li>{h}</li>"))}</ol>
            </details>
            """
        );

    private static string Dot(string state) =>
        state switch
        {
            "Sent" => "ok",
            "Pending" => "running",
            "Superseded" => "",
            _ => "failed",
        };

    /// <summary>A reason is stored as <c>Code: text</c>.</summary>
    private static Html Reason(string reason) =>
        reason.Split(": ", 2) is [var code, var text]
            ? Html.Of($"<li><b>{Parts.Words(code)}</b> {text}</li>")
            : Html.Of($"<li>{reason}</li>");
}
