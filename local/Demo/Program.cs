using System.CommandLine;
using RoleFerry.Demo;
using RoleFerry.Local;
using RoleFerry.Local.Templates;
using Spectre.Console;

var once = new Option<bool>("--once")
{
    Description = "Leave at the end; exit code 0 only if every step came out right.",
};
var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => 3001 };
var demo = new RootCommand("Plays a short story through the whole system on this machine.") { once, port };
demo.SetAction(
    async (arguments, stop) =>
    {
        try
        {
            await using var stack = await LocalStack.StartAsync(
                new LocalStackOptions
                {
                    Port = arguments.GetValue(port),
                    ProcessesPerFunction = 2,
                    RunSchedules = false,
                },
                stop
            );
            // The receiver counts by the wall clock, and the story's minutes pass in moments.
            stack.Slack.LimitsRate = false;
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = 120;
            var narrator = new Narrator(AnsiConsole.Console);
            narrator.Say($"The system is up, with a page to look at: {stack.Endpoint}");
            using var house = new DemoHouse(stack, narrator);
            var escalation = new EscalationChapter(house);
            await new AlarmChapter(house).PlayAsync();
            await escalation.PrepareAsync();
            await new MetricChapter(house).PlayAsync();
            await escalation.PlayAsync();
            await new PostMortemChapter(house).PlayAsync();
            await new LogChapter(house).PlayAsync();
            await new RoutingChapter(house).PlayAsync();
            await new ClosingTable(house).ShowAsync();
            narrator.Conclude();
            if (!arguments.GetValue(once))
            {
                narrator.Say($"Look around at {stack.Endpoint} - Ctrl+C ends it.");
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return narrator.AllWell ? 0 : 1;
        }
        catch (Exception e) when (e is LocalSetupException or TemplateException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
);
return await demo.Parse(args).InvokeAsync();
