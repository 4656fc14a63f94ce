using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using RoleFerry.Local.Dashboards;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Page.Incidents;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Local.Page;

/// <summary>The page, and what it and scripts ask of the local system itself, below <c>/_local/</c>.</summary>
internal sealed class LocalRoutes(
    LocalStack stack,
    IIncidentReader incidents,
    DashboardPage dashboards,
    TimeProvider time
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", new HomePage(stack, incidents, time).ShowAsync);
        routes.MapGet("/incidents/{id}", new IncidentPage(stack, incidents, time).ShowAsync);
        routes.MapGet("/dashboards", (int? hours, HttpRequest request) => dashboards.ShowAsync(null, hours, request));
        routes.MapGet("/dashboards/{name}", (string name, int? hours, HttpRequest request) =>
            dashboards.ShowAsync(name, hours, request)
        );
        var local = routes.MapGroup("/_local");
        local.MapPost("/widget", dashboards.CallAsync);
        local.MapGet("/page.css", () => Layout.File("page.css", "text/css"));
        local.MapGet("/page.js", () => Layout.File("page.js", "text/javascript"));
        local.MapGet("/stack", () =>
            Results.Json(new { stack = stack.Account.StackName, region = stack.Account.Region })
        );
        local.MapGet("/faults", () =>
            Results.Json(stack.Faults.Current.ToDictionary(f => f.Key, f => Describe(f.Value)))
        );
        local.MapPost("/faults/{service}", SetFaultAsync);
        local.MapDelete("/faults/{service}", (string service) => Try(() => stack.Faults.Clear(service)));
        local.MapPost("/tick/{function}", TickAsync);
        local.MapPost("/kill/{function}", Kill);
        local.MapPost("/logs/{**group}", AppendLogAsync);
        local.MapPost("/slack/press", PressAsync);
        local.MapPost("/slack/type", TypeAsync);
        local.MapPost("/pagerduty/act", ActAsync);
        local.MapPost("/logs-again", async () =>
        {
            await stack.LogsDeliveredAgainAsync();
            return Results.NoContent();
        });
    }

    /// <summary>
    /// Takes a form of the page, or the same fields as JSON or in the address; <c>kind=none</c> lets the service
    /// work.
    /// </summary>
    private async Task<IResult> SetFaultAsync(HttpRequest request, string service)
    {
        var fields = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        var isForm = request.HasFormContentType;
        if (isForm)
            foreach (var (name, value) in await request.ReadFormAsync())
                fields[name] = value.ToString();
        else if (request.ContentLength > 0)
        {
            using var reader = new StreamReader(request.Body);
            JsonNode? body;
            try
            {
                body = JsonNode.Parse(await reader.ReadToEndAsync());
            }
            catch (JsonException e)
            {
                return Refused(e.Message);
            }
            foreach (var (name, value) in body as JsonObject ?? [])
                fields[name] = value?.ToString() ?? "";
        }

        if (fields.GetValueOrDefault("kind") is "none")
            return Try(() => stack.Faults.Clear(service), isForm);
        if (Kind(fields.GetValueOrDefault("kind")) is not { } kind)
            return Refused($"kind is one of none, {string.Join(", ", Enum.GetNames<FaultKind>())}, 429, 500");
        return Try(
            () =>
                stack.Faults.Set(
                    service,
                    new(
                        kind,
                        Number(fields, "count"),
                        fields.GetValueOrDefault("operation") is { Length: > 0 } operation ? operation : null,
                        Number(fields, "retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                        fields.GetValueOrDefault("error") is { Length: > 0 } error ? error : null
                    )
                ),
            isForm
        );
    }

    private async Task<IResult> TickAsync(string function, [FromQuery(Name = "time")] string? asked)
    {
        var moment = time.GetUtcNow();
        if (
            asked is not null
            && !DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment)
        )
            return Refused("time is a moment such as 2026-01-31T12:00:00Z");
        try
        {
            var results = await stack.TickAsync(function, moment);
            return Results.Json(
                results.Select(r => new
                {
                    r.RequestId,
                    r.FunctionError,
                    Payload = r.Text,
                })
            );
        }
        catch (ArgumentException e)
        {
            return Refused(e.Message);
        }
    }

    /// <summary>Somebody presses a button of a message on the page.</summary>
    private async Task<IResult> PressAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (
            stack.Slack.Messages.FirstOrDefault(m => m.Channel == form["channel"] && m.Ts == form["ts"])
            is not { } message
        )
            return Refused("there is no such message");
        using var answer = await stack.Desk.PressAsync(message, form["action"].ToString(), form["value"].ToString());
        return await DoneAsync(answer);
    }

    /// <summary>
    /// Somebody types <c>/incident</c>: the body is what stands behind it. Answers what they alone are shown.
    /// </summary>
    private async Task<IResult> TypeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        using var answer = await stack.Desk.TypeAsync(await reader.ReadToEndAsync());
        var json = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? Results.Text((string?)JsonNode.Parse(json)?["text"] + "\n")
            : Results.Text(json, statusCode: (int)answer.StatusCode);
    }

    /// <summary>Somebody does something in PagerDuty.</summary>
    private async Task<IResult> ActAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        PagerDutyStatus? status = form["event"].ToString() switch
        {
            "acknowledged" => PagerDutyStatus.Acknowledged,
            "unacknowledged" or "reopened" or "escalated" => PagerDutyStatus.Triggered,
            "resolved" => PagerDutyStatus.Resolved,
            _ => null,
        };
        if (status is null || stack.PagerDuty.Set(form["id"].ToString(), status.Value) is not { } incident)
            return Refused("there is no such incident, or nothing that can be done to it so");
        using var answer = await stack.Desk.PagerDutyAsync(incident, $"incident.{form["event"]}");
        return await DoneAsync(answer);
    }

    private static async Task<IResult> DoneAsync(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode
            ? Results.LocalRedirect("/#deliveries")
            : Results.Text(await answer.Content.ReadAsStringAsync(), statusCode: (int)answer.StatusCode);

    private IResult Kill(string function, int call, string? answer) =>
        Try(() => stack.KillAfter(function, call, beforeAnswer: answer != "after"));

    private async Task<IResult> AppendLogAsync(HttpRequest request, string group, string? stream)
    {
        using var reader = new StreamReader(request.Body);
        var lines = (await reader.ReadToEndAsync())
            .Split('\n')
            .Select(l => l.TrimEnd('\r'))
            .Where(l => l.Length > 0)
            .ToArray();
        // A group's name begins with a slash as a rule, which the address swallows.
        stack.AppendLog(stack.HasLogGroup(group) ? group : "/" + group.TrimStart('/'), stream ?? "local", lines);
        return Results.Json(new { lines = lines.Length });
    }

    private static FaultKind? Kind(string? text) =>
        text switch
        {
            "429" => FaultKind.Throttle,
            "500" => FaultKind.ServerError,
            _ => Enum.TryParse<FaultKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        };

    private static int? Number(Dictionary<string, string> fields, string name) =>
        int.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static object Describe(Fault fault) =>
        new
        {
            kind = fault.Kind.ToString(),
            fault.Count,
            fault.Operation,
            fault.Error,
        };

    private static IResult Refused(string why) => Results.Text(why + "\n", statusCode: StatusCodes.Status400BadRequest);

    private static IResult Try(Action action, bool backToPage = false)
    {
        try
        {
            action();
            return backToPage ? Results.LocalRedirect("/#switches") : Results.NoContent();
        }
        catch (ArgumentException e)
        {
            return Refused(e.Message);
        }
    }
}
