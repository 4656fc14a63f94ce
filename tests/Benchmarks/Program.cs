using System.CommandLine;
using RoleFerry.Benchmarks.Alarms;
using RoleFerry.Benchmarks.Logs;
using RoleFerry.Benchmarks.Routing;

var root = new RootCommand("Measures what the budgets speak of; without a command, everything that needs no input.")
{
    AlarmsCommand.Create(),
    LogsCommand.Create(),
    RoutingCommand.Create(),
};
return await root.Parse(args is [] ? ["alarms"] : args).InvokeAsync();
