using System.CommandLine;
using System.Globalization;
using Amazon.DynamoDBv2;
using NodaTime;
using NodaTime.Text;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Charts;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Metrics;

/// <summary>
/// <c>roleferry metrics list</c>, <c>show</c> and <c>rebuild</c>: what metrics were, what that was made of, and
/// making it again.
/// </summary>
internal sealed class MetricValues(TextWriter errors, TimeProvider time, StackAccess stack)
{
    /// <summary>Windows of a trend: what fits beside its scale in 80 columns.</summary>
    private const int Trend = 60;

    private const int Rows = 8;

    /// <summary>Counters are kept for 35 days.</summary>
    private const int MostDays = 35;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StackPart _table = StackPart.Table();

    private Deadline Deadline => new(time.GetUtcNow() + Patience, CancellationToken.None);

    /// <summary>Puts the commands below <c>roleferry metrics</c>.</summary>
    public static void AddTo(
        Command metrics,
        TextWriter output,
        TextWriter errors,
        TimeProvider time,
        StackAccess stack
    )
    {
        var it = new MetricValues(errors, time, stack);
        metrics.Add(it.List(output));
        metrics.Add(it.Show(output));
        metrics.Add(it.Rebuild(output));
    }

    private Command List(TextWriter output)
    {
        var command = new Command("list", "List the metrics with the value of their latest complete window.")
        {
            _table.Option,
        };
        Output.Action(command, output, (line, to) => With(line, house =>
            {
                var now = time.GetUtcNow();
                var rows = EmbeddedMetrics
                    .Value.Metrics.Select(metric =>
                    {
                        var calendar = new WindowCalendar(metric.Zone);
                        var window = NewestOf(calendar, metric.Window, now);
                        var found = house
                            .Value.Store.FindAsync(metric.Name, [window, calendar.Previous(window)], Deadline)
                            .GetAwaiter()
                            .GetResult();
                        var rollup = found.GetValueOrDefault(window.Name)
                            ?? found.GetValueOrDefault(calendar.Previous(window).Name);
                        return new ListedMetric(
                            metric.Name,
                            metric.Window,
                            rollup?.Window.Name,
                            rollup?.Total.Value,
                            MetricText.Value(metric, rollup?.Total.Value),
                            MetricText.Value(metric, metric.Target),
                            metric.Description
                        );
                    })
                    .ToArray();
                to.Write(rows, WriteList);
                return 0;
            }));
        return command;
    }

    private Command Show(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = "The metric, as `roleferry metrics list` names it." };
        var day = new Option<string?>("--day")
        {
            Description = "A day in the metric's zone: 2026-03-29. For a weekly metric, the week of that day.",
            HelpName = "DATE",
        };
        var hour = new Option<string?>("--hour") { Description = "An hour, UTC: 2026-03-29T14.", HelpName = "HOUR" };
        var command = new Command("show", "Show a metric's value in a window, its inputs, and its trend.")
        {
            name,
            day,
            hour,
            _table.Option,
        };
        Output.Action(command, output, (line, to) => With(line, house =>
            {
                if (Find(line.GetValue(name)!) is not { } metric)
                    return 1;
                var calendar = new WindowCalendar(metric.Zone);
                if (WindowOf(metric, calendar, line.GetValue(day), line.GetValue(hour)) is not { } window)
                    return 1;
                var first = window;
                for (int i = 1; i < Trend; i++)
                    first = calendar.Previous(first);
                var trend = house
                    .Value.Store.BetweenAsync(metric.Name, first, window, Deadline)
                    .GetAwaiter()
                    .GetResult();
                if (trend is not [.., var rollup] || rollup.Window.Name != window.Name)
                {
                    errors.WriteLine(
                        $"{metric.Name} has no value for {MetricText.Of(window)}: it was not computed, or it is "
                            + $"no longer kept."
                    );
                    return 1;
                }

                var memory = house.Value.Store.MemoryAsync(metric.Name, Deadline).GetAwaiter().GetResult();
                var byName = trend.ToDictionary(r => r.Window.Name, r => r.Total.Value, StringComparer.Ordinal);
                var values = calendar
                    .Between(window.Length, first.Start, window.Start)
                    .Select(w => byName.GetValueOrDefault(w.Name))
                    .ToArray();
                var shown = new ShownMetric(
                    metric.Name,
                    window.Length,
                    window.Name,
                    window.Start,
                    window.End,
                    rollup.IsPartial,
                    rollup.Total,
                    MetricText.Value(metric, rollup.Total.Value),
                    MetricText.Inputs(metric, rollup.Total),
                    rollup.Cells,
                    metric.Target,
                    rollup.Seen,
                    rollup.Scheduled,
                    [.. memory.Tests.Where(t => t.Value.IsAlarm).Select(t => t.Key)],
                    values
                );
                to.Write(shown, (s, console) => WriteShown(metric, s, console));
                return 0;
            }));
        return command;
    }

    private Command Rebuild(TextWriter output)
    {
        var from = new Option<string>("--from")
        {
            Description = "The first day, in each metric's zone: 2026-03-01.",
            Required = true,
            HelpName = "DATE",
        };
        var to = new Option<string>("--to")
        {
            Description = "The last day.",
            Required = true,
            HelpName = "DATE",
        };
        var only = new Option<string?>("--metric") { Description = "This metric alone.", HelpName = "NAME" };
        var command = new Command(
            "rebuild",
            "Recompute rollups from counters, which are kept for 35 days. Raises no signals."
        )
        {
            from,
            to,
            only,
            _table.Option,
        };
        Output.Action(command, output, (line, answer) => With(line, house =>
            {
                if (DateOf(line.GetValue(from)!) is not { } first || DateOf(line.GetValue(to)!) is not { } last)
                    return 1;
                if (first > last || Period.DaysBetween(first, last) >= MostDays)
                {
                    errors.WriteLine($"--from must not be after --to, and the range is at most {MostDays} days.");
                    return 1;
                }

                string? name = line.GetValue(only);
                if (name is not null && Find(name) is null)
                    return 1;
                var rebuilt = EmbeddedMetrics
                    .Value.Metrics.Where(m => name is null || m.Name == name)
                    .Select(metric =>
                    {
                        var done = house
                            .Value.Rebuilder.RebuildAsync(metric, first, last, time.GetUtcNow(), Deadline)
                            .GetAwaiter()
                            .GetResult();
                        return new RebuiltMetric(metric.Name, done.Windows, done.Changed);
                    })
                    .ToArray();
                answer.Write(rebuilt, (all, console) =>
                {
                    foreach (var one in all)
                        Line(console, $"{one.Metric}: {one.Windows} windows computed, {one.Changed} changed.");
                });
                return 0;
            }));
        return command;
    }

    private MetricDefinition? Find(string name)
    {
        var found = EmbeddedMetrics.Value.Metrics.FirstOrDefault(m => m.Name == name);
        if (found is null)
            errors.WriteLine($"There is no metric {name}. Run `roleferry metrics list` to list them.");
        return found;
    }

    private Window? WindowOf(MetricDefinition metric, WindowCalendar calendar, string? day, string? hour)
    {
        if (day is not null && hour is not null)
        {
            errors.WriteLine("Give --day or --hour, not both.");
            return null;
        }

        if (hour is not null)
        {
            if (metric.Window >= WindowLength.Day)
            {
                errors.WriteLine($"{metric.Name} is computed per day. Use --day.");
                return null;
            }

            if (
                !DateTimeOffset.TryParseExact(
                    hour,
                    ["yyyy-MM-dd'T'HH", "yyyy-MM-dd'T'HH:mm"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var moment
                )
            )
            {
                errors.WriteLine($"{hour} is not an hour. Write it as 2026-03-29T14, in UTC.");
                return null;
            }

            return calendar.Containing(metric.Window, moment);
        }

        if (day is null)
            return NewestOf(calendar, metric.Window, time.GetUtcNow());
        return DateOf(day) is { } date
            ? calendar.Of(metric.Window == WindowLength.Week ? WindowLength.Week : WindowLength.Day, date)
            : null;
    }

    private LocalDate? DateOf(string text)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success)
            errors.WriteLine($"{text} is not a day. Write it as 2026-03-29.");
        return parsed.Success ? parsed.Value : null;
    }

    /// <summary>The window that is complete with the newest run.</summary>
    private static Window NewestOf(WindowCalendar calendar, WindowLength length, DateTimeOffset now) =>
        calendar.Previous(calendar.Containing(length, now - Window.Settling));

    private int With(ParseResult line, Func<Lazy<(RollupStore Store, RollupRebuilder Rebuilder)>, int> work)
    {
        if (stack.FindAsync(line, [_table], CancellationToken.None).GetAwaiter().GetResult() is not { } site)
            return 1;
        if (site.Find(_table, line) is not { } table)
        {
            errors.WriteLine(_table.Question);
            return 1;
        }

        AmazonDynamoDBClient? client = null;
        try
        {
            // Made when it is needed: what is asked wrongly is said without it.
            return work(
                new(() =>
                {
                    client = site.Dynamo();
                    var calls = new TableCalls(client, new TableSettings(table), time, Random.Shared);
                    var store = new RollupStore(calls);
                    return (store, new RollupRebuilder(new WindowMaker(new CounterStore(calls), store), store));
                })
            );
        }
        catch (StoreUnavailableException e)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
        finally
        {
            client?.Dispose();
        }
    }

    private static void WriteList(IReadOnlyList<ListedMetric> metrics, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("metric", "window", "value", "target", "what");
        foreach (var metric in metrics)
            table.AddRow(
                new Text(metric.Metric),
                new Text(metric.Window ?? "no value"),
                new Text(metric.Text),
                new Text(metric.Target),
                new Text(metric.Description)
            );
        console.Write(table);
    }

    private static void WriteShown(MetricDefinition metric, ShownMetric shown, IAnsiConsole console)
    {
        var window = MetricText.Of(new Window(shown.Length, shown.Start, shown.End, shown.Window));
        Line(console, $"{shown.Metric}  {window}{(shown.IsPartial ? "  (so far)" : "")}");
        Line(console, metric.Description);
        Line(console, "");
        Line(
            console,
            $"  {shown.Text}  =  "
                + $"{shown.Made}{(metric.Target is { } target ? $"  target {MetricText.Value(metric, target)}" : "")}"
        );
        foreach (var cell in shown.Cells)
            Line(
                console,
                $"    {cell.Dimensions}  {MetricText.Value(metric, cell.Value)}  =  {MetricText.Inputs(metric, cell)}"
            );
        Line(console, "");
        foreach (var row in TextChart.Draw(shown.Trend, Rows, v => MetricText.Value(metric, v), metric.Target))
            Line(console, "  " + row);
        Line(console, "");
        Line(console, $"Computed from {shown.Seen} counted events in the run of {Words.Time(shown.ComputedFor)}.");
        Line(
            console,
            shown.Alarms.Count == 0
                ? "None of its tests is in alarm."
                : $"In alarm now: {string.Join(", ", shown.Alarms)}."
        );
    }

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(text);

    private sealed record ListedMetric(
        string Metric,
        WindowLength Length,
        string? Window,
        double? Value,
        string Text,
        string Target,
        string Description
    );

    private sealed record ShownMetric(
        string Metric,
        WindowLength Length,
        string Window,
        DateTimeOffset Start,
        DateTimeOffset End,
        bool IsPartial,
        RollupCell Total,
        string Text,
        string Made,
        IReadOnlyList<RollupCell> Cells,
        double? Target,
        long Seen,
        DateTimeOffset ComputedFor,
        IReadOnlyList<string> Alarms,
        IReadOnlyList<double?> Trend
    );

    private sealed record RebuiltMetric(string Metric, int Windows, int Changed);
}
