using System.CommandLine;
using RoleFerry.Local;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Templates;

var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => 3001 };
var published = new Option<DirectoryInfo?>("--functions")
{
    Description = "Where NAME/bootstrap of each function lies; else each function's newest build is started by dotnet.",
};
var processes = new Option<int>("--processes")
{
    Description = "How many processes a function may have at once.",
    DefaultValueFactory = _ => 1,
};
var noSchedules = new Option<bool>("--no-schedules")
{
    Description = "Let schedules fire by hand only: POST /_local/tick/FUNCTION?time=...",
};
var parameters = new Option<string[]>("--parameter")
{
    Description = "NAME=VALUE for a parameter of template.yaml.",
    AllowMultipleArgumentsPerToken = false,
};
var start = new RootCommand(
    "Runs the whole system on this machine: functions, table, queues, topics, schedules, and receivers for "
        + "PagerDuty, Slack and mail."
)
{
    port,
    published,
    processes,
    noSchedules,
    parameters,
};
start.SetAction(
    async (arguments, stop) =>
    {
        var folder = arguments.GetValue(published)?.FullName;
        var options = new LocalStackOptions
        {
            Port = arguments.GetValue(port),
            Programs = folder is null ? null : name => FunctionProgram.FindPublished(folder, name),
            ProcessesPerFunction = arguments.GetValue(processes),
            RunSchedules = !arguments.GetValue(noSchedules),
            Parameters = (arguments.GetValue(parameters) ?? [])
                .Select(p => p.Split('=', 2))
                .ToDictionary(p => p[0], p => p.ElementAtOrDefault(1) ?? ""),
        };
        try
        {
            await using var stack = await LocalStack.StartAsync(options, stop);
            Console.WriteLine(
                $"""
                The system is up. Ctrl+C stops it.

                  page       {stack.Endpoint}
                  functions  {string.Join(", ", stack.FunctionNames)}
                  tables     {string.Join(", ", stack.TableNames)}

                  aws lambda invoke --endpoint-url {stack.Endpoint} --region {stack.Account.Region} {"\\"}
                    --function-name {stack.FunctionNames[0]} --payload fileb://EVENT.json answer.json
                  (with AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local)
                """
            );
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            return 0;
        }
        catch (Exception e) when (e is LocalSetupException or TemplateException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
);
return await start.Parse(args).InvokeAsync();
