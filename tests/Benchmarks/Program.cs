using System.CommandLine;
using RoleFerry.Benchmarks.Logs;

var root = new RootCommand("Measures what the budgets speak of.") { LogsCommand.Create() };
return root.Parse(args).Invoke();
