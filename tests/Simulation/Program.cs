using System.Diagnostics;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

var seed = int.Parse(args[0]);
var plan = PlanWriter.Write(seed);
var result = new World(plan, isTold: true).Run();
foreach (var line in result.Story)
    Console.WriteLine(line);
Console.WriteLine($"{result.Steps} steps, trace {result.Trace:x}, calls {string.Join(" ", result.World.Calls)}");
