using System.Diagnostics;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

if (args[0] == "speed")
{
    var n = int.Parse(args[1]);
    var watch = Stopwatch.StartNew();
    long steps = 0;
    var ticks = 0; var calls = 0;
    for (var i = 0; i < n; i++)
    {
        var r = new World(PlanWriter.Write(i)).Run();
        steps += r.Steps;
        ticks += r.World.Minute.Ran; calls += r.World.Calls[0];
        if (i % (n/10) == 0) Console.WriteLine($"{i} {watch.ElapsedMilliseconds}");
    }

    Console.WriteLine($"{n * 1000.0 / watch.ElapsedMilliseconds:0} histories/s, {steps * 1000.0 / watch.ElapsedMilliseconds:0} steps/s {(double)ticks/n} ticks {(double)calls/n} calls");
    return;
}

if (args[0] == "micro")
{
    var w = new World(PlanWriter.Write(1));
    w.Run();
    var pr = new RoleFerry.Simulation.Functions.FunctionProcess(w, RoleFerry.Simulation.Functions.FunctionKind.Escalations, 9);
    void Time(string name, int n, Action a) { for (var i = 0; i < n; i++) a(); var c = Process.GetCurrentProcess().TotalProcessorTime; for (var i = 0; i < n; i++) a(); Console.WriteLine($"{name}: {(Process.GetCurrentProcess().TotalProcessorTime - c).TotalMicroseconds / n:0.0} us"); }
    Time("client", 3000, () => w.NewTableClient(pr));
    Time("http", 3000, () => w.NewHttp(pr));
    Time("process", 3000, () => new RoleFerry.Simulation.Functions.FunctionProcess(w, RoleFerry.Simulation.Functions.FunctionKind.Escalations, 9));
    Time("tick graph", 3000, () => new RoleFerry.Simulation.Functions.FunctionProcess(w, RoleFerry.Simulation.Functions.FunctionKind.Escalations, 9).Get<RoleFerry.Adapters.Ticks.MinuteTick>());
    Time("router graph", 3000, () => new RoleFerry.Simulation.Functions.FunctionProcess(w, RoleFerry.Simulation.Functions.FunctionKind.AlarmRouter, 9).Get<RoleFerry.Adapters.Pipeline.AlarmIntake>());
    Time("proxy", 3000, () => RoleFerry.Simulation.Outside.AwsProxy.Of<Amazon.SQS.IAmazonSQS>(pr, w.Queue.Answer));
    Time("world", 3000, () => new World(PlanWriter.Write(1)));
    var q = new Amazon.DynamoDBv2.Model.QueryRequest { TableName = "simulation", IndexName = "Due", KeyConditionExpression = "dueShard = :shard AND dueAt <= :now", Limit = 50, ExpressionAttributeValues = new() { [":shard"] = new Amazon.DynamoDBv2.Model.AttributeValue { S = "OUT#P0#1" }, [":now"] = new Amazon.DynamoDBv2.Model.AttributeValue { N = "1790000000000" } } };
    Time("table query", 30000, () => w.Table.Execute(q));
    var client = w.NewTableClient(pr);
    var calls = new RoleFerry.Adapters.Table.TableCalls(client, new("simulation"), pr.Clock, new Random(1));
    Time("call", 30000, () => { var t = calls.RunAsync((c, ct) => c.QueryAsync(q, ct), RoleFerry.Adapters.Table.Deadline.Never); while (!t.IsCompleted) w.Loop.Turn(); });
    return;
}

if (args[0] == "hunt")
{
    var kinds = new Dictionary<string, List<int>>();
    var first = int.Parse(args[1]);
    for (var i = first; i < first + int.Parse(args[2]); i++)
    {
        var pl = PlanWriter.Write(i);
        if (args.Length > 3 && pl.Steps.Any(x => x is SpoilStep)) continue;
        var r = new World(pl).Run();
        foreach (var v in r.Broken.Take(1))
        {
            var key = v.Invariant;
            if (!kinds.TryGetValue(key, out var l)) kinds[key] = l = [];
            l.Add(i);
            if (l.Count <= 5) Console.WriteLine($"{i}: {v.Invariant}: {v.What[..Math.Min(v.What.Length, 900)]}");
        }
    }

    foreach (var k in kinds) Console.WriteLine($"{k.Key}: {k.Value.Count}");
    return;
}

var seed = int.Parse(args[0]);
var plan = PlanWriter.Write(seed);
var result = new World(plan, isTold: true).Run();
foreach (var line in result.Story)
    Console.WriteLine(line);
Console.WriteLine($"{result.Steps} steps, trace {result.Trace:x}, calls {string.Join(" ", result.World.Calls)}");
