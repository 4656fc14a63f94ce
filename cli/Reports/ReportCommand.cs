using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;

namespace RoleFerry.Cli.Reports;

/// <summary><c>roleferry report</c>: what a month's incidents say.</summary>
internal sealed class ReportCommand
{
    private readonly TableAccess _table;
    private readonly Option<string> _month = new("--month")
    {
        Description = "Which month.",
        HelpName = "YYYY-MM",
        Required = true,
    };
    private readonly Option<string?> _zone = new("--zone")
    {
        Description = "The IANA time zone of days and nights. Default: the zone of oncall.yaml.",
        HelpName = "ZONE",
    };
    private readonly Option<string?> _html = new("--html")
    {
        Description = "Also write an HTML page with charts.",
        HelpName = "FILE",
    };

    private ReportCommand(TableAccess table) => _table = table;

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new ReportCommand(new TableAccess(stack, errors, time));
        var command = new Command(
            "report",
            "Report on a month's incidents: response times, who was paged, which alarms are noise."
        )
        {
            it._table.Option,
            it._month,
            it._zone,
            it._html,
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(it._month) is { } month && Month(month) is null)
                line.AddError($"--month {month} is not a month. Write it as 2026-11.");
            if (line.GetValue(it._zone) is { } zone && Zone(zone) is null)
                line.AddError(
                    $"--zone {zone} is not a time zone. Write for example Europe/Berlin, America/New_York or UTC."
                );
        });
        Output.Action(command, output, (line, to, cancellation) =>
            it._table.WithAsync(line, calls => it.RunAsync(line, to, calls, cancellation))
        );
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, TableCalls calls, CancellationToken cancellation)
    {
        var schedule = await new OnCallSource(
            new OnCallStore(calls),
            _table.Time,
            NullLogger<OnCallSource>.Instance
        ).GetAsync(cancellation);
        var policy = await new PolicySource(
            calls,
            BuiltInPolicy.Embedded,
            _table.Time,
            Background.OfProcess,
            NullLogger<PolicySource>.Instance
        ).GetAsync(cancellation);
        var (month, zone) = (Month(line.GetValue(_month)!)!.Value, Zone(line.GetValue(_zone) ?? schedule.Policy.Zone)!);
        var (from, until) = IncidentReport.RangeOf(month, zone);
        var history = new IncidentHistory(calls);
        var incidents = await history.ListAsync(new IncidentFilter(from, until), _table.Deadline(cancellation));
        var records = await history.FindAsync(incidents, _table.Deadline(cancellation));
        var settings = new ReportSettings(
            zone,
            severity => new Sla(
                schedule.Policy.Of(severity).AcknowledgeWithin,
                schedule.Policy.Of(severity).ResolveWithin
            ),
            message => RungUp(message, policy, schedule)
        );
        var report = IncidentReport.Of(month, records, settings, _table.Now);
        if (line.GetValue(_html) is { } file)
        {
            try
            {
                await File.WriteAllTextAsync(file, ReportPage.Write(report), cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return _table.Complain($"{file} cannot be written: {e.Message}");
            }
        }

        to.Write(report, ReportDisplay.Write);
        return 0;
    }

    /// <summary>
    /// Whoever is called by name is paged. Else what rings a person rings whoever answers there for the first page;
    /// what people read waits to be read.
    /// </summary>
    private static string? RungUp(MessageRecord message, RoutingPolicy policy, Schedule schedule)
    {
        if (
            message.Notification.Mentions.Select(schedule.Policy.FindBySlack).FirstOrDefault(p => p is not null) is
            { } called
        )
            return called.Name;
        if (policy.Channels.GetValueOrDefault(message.Notification.Channel) is not { Kind.RingsPerson: true } channel)
            return null;
        var level = schedule.Policy.Of(message.Notification.Severity).Opens ?? schedule.Levels.FirstOrDefault();
        return (level is null ? null : schedule.Of(level, message.DoneAt ?? message.CreatedAt).Person?.Name)
            ?? channel.Name;
    }

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : null;

    private static DateTimeZone? Zone(string text) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
}
