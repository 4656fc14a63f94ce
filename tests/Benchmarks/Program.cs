using System.CommandLine;
using RoleFerry.Benchmarks;
using RoleFerry.Benchmarks.Alarms;
using RoleFerry.Benchmarks.Logs;
using RoleFerry.Benchmarks.Similar;
using RoleFerry.Benchmarks.Suspects;

var root = new RootCommand("Measures what the budgets speak of; without a command, everything that needs no input.")
{
    AlarmsCommand.Create(),
    LogsCommand.Create(),
    RoutingCommand.Create(),
    SuspectsCommand.Create(),
    SimilarCommand.Create(),
};
return await root.Parse(args is [] ? ["alarms"] : args).InvokeAsync();
