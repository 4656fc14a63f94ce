using RoleFerry.Cli;

return new RoleFerryCommand(
    Console.In,
    Console.Out,
    Console.Error,
    TimeProvider.System,
    Environment.GetEnvironmentVariable
).Run(args);
