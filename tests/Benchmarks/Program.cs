using System.CommandLine;
using RoleFerry.Benchmarks.Alarms;
using RoleFerry.Benchmarks.Logs;

var root = new RootCommand("Measures what the budgets speak of.") { AlarmsCommand.Create(), LogsCommand.Create() };
return root.Parse(args).Invoke();
