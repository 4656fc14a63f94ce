using System.CommandLine;
using RoleFerry.Chaos;
using RoleFerry.Chaos.Plans;
using RoleFerry.Chaos.Reports;
using RoleFerry.Local;
using RoleFerry.Local.Templates;
using Spectre.Console;

// A PagerDuty, Slack and mail receiver each remember so many messages.
const int MostAlarms = 1000;

var alarms = new Option<int>("--alarms")
{
    Description = $"How many alarms fire, 1 to {MostAlarms}.",
    DefaultValueFactory = _ => 100,
};
alarms.Validators.Add(given =>
{
    if (given.GetValueOrDefault<int>() is < 1 or > MostAlarms)
        given.AddError($"--alarms is 1 to {MostAlarms}");
});
var seed = new Option<int>("--seed")
{
    Description = "The same seed gives the same alarms and the same faults at the same moments.",
    DefaultValueFactory = _ => 1,
};
var command = new RootCommand(
    "Breaks the whole system on this machine while alarms fire: kills functions, stops the database, lets vendors "
        + "fail. Exit code 0 only if every alarm reached somebody or the failure queue and all is quiet in the end. "
        + "What is done is the same for the same seed; how processes interleave is up to the machine."
)
{
    alarms,
    seed,
};
command.SetAction(
    async (arguments, stop) =>
    {
        var minute = TimeSpan.FromMinutes(1);
        var plan = ChaosPlan.Of(arguments.GetValue(alarms), arguments.GetValue(seed), minute);
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 120;
        try
        {
            await using var stack = await LocalStack.StartAsync(
                new LocalStackOptions { ProcessesPerFunction = 4, RunSchedules = false },
                stop
            );
            AnsiConsole.MarkupLineInterpolated($"The system is up: {stack.Endpoint}");
            var report = await new ChaosRun(stack, plan, minute, Console.WriteLine).RunAsync(stop);
            ReportTables.Print(AnsiConsole.Console, report);
            return report.IsWell ? 0 : 1;
        }
        catch (Exception e) when (e is LocalSetupException or TemplateException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
);
return await command.Parse(args).InvokeAsync();
