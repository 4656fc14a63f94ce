using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoleFerry.Benchmarks.Alarms.Functions;
using RoleFerry.Benchmarks.Alarms.Storms;
using RoleFerry.Local;

namespace RoleFerry.Benchmarks.Alarms;

internal static class AlarmsCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Create()
    {
        var parts = new Option<string[]>("--only")
        {
            Description = "Measure only these parts.",
            AllowMultipleArgumentsPerToken = true,
        };
        parts.AcceptOnlyFromAmong("cold", "warm", "storm");
        var runs = new Option<int>("--runs") { Description = "Starts of each program.", DefaultValueFactory = _ => 15 };
        var warm = new Option<int>("--warm")
        {
            Description = "Alarms for one warm process.",
            DefaultValueFactory = _ => 1_000,
        };
        var storm = new Option<int>("--storm")
        {
            Description = "Alarms of the storm.",
            DefaultValueFactory = _ => 10_000,
        };
        var sideBySide = new Option<int>("--side-by-side")
        {
            Description = "Invocations at a time in the storm.",
            DefaultValueFactory = _ => 32,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("alarms", "Measures cold start, alarm to page, and a storm of alarms.")
        {
            parts,
            runs,
            warm,
            storm,
            sideBySide,
            json,
        };
        command.SetAction(
            async (result, _) =>
            {
                var asked = result.GetValue(parts) is { Length: > 0 } some ? some : ["cold", "warm", "storm"];
                try
                {
                    var report = await MeasureAsync(
                        asked,
                        result.GetValue(runs),
                        result.GetValue(warm),
                        result.GetValue(storm),
                        result.GetValue(sideBySide)
                    );
                    if (result.GetValue(json))
                        Console.WriteLine(JsonSerializer.Serialize(report, Indented));
                    else
                        AlarmsDisplay.Print(report);
                    return 0;
                }
                catch (LocalSetupException e)
                {
                    await Console.Error.WriteLineAsync(e.Message);
                    return 1;
                }
            }
        );
        return command;
    }

    private static async Task<AlarmsReport> MeasureAsync(string[] parts, int runs, int warm, int storm, int sideBySide)
    {
        var report = new AlarmsReport { Machine = Machine.Current };
        if (parts.Contains("cold") || parts.Contains("warm"))
        {
            await Console.Error.WriteLineAsync("Publishing ...");
            var publisher = new Publisher();
            var empty = await publisher.EmptyAsync();
            var native = await publisher.NativeAsync();
            await using var table = await LocalTable.StartAsync();
            ITable[] tables = [table, new EmptyTable()];
            if (parts.Contains("cold"))
            {
                var jit = await publisher.JitAsync();
                await Console.Error.WriteLineAsync("Cold starts ...");
                report = report with
                {
                    Cold = await EachAsync(tables, t => ColdStart.MeasureAsync([empty, native, jit], t, runs)),
                };
            }

            if (parts.Contains("warm"))
            {
                await Console.Error.WriteLineAsync("Warm alarms ...");
                report = report with
                {
                    Warm = await EachAsync(tables, t => WarmAlarms.MeasureAsync([empty, native], t, warm)),
                };
            }
        }

        if (parts.Contains("storm"))
        {
            await Console.Error.WriteLineAsync("Storm ...");
            await using var table = await LocalTable.StartAsync();
            report = report with { Storm = await Storm.RunAsync(table, storm, sideBySide) };
        }

        return report;
    }

    private static async Task<IReadOnlyList<T>> EachAsync<T>(
        ITable[] tables,
        Func<ITable, Task<IReadOnlyList<T>>> measure
    )
    {
        var all = new List<T>();
        foreach (var table in tables)
            all.AddRange(await measure(table));
        return all;
    }
}
