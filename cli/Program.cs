using RoleFerry.Cli;

return new RoleFerryCommand(Console.Out, Console.Error, TimeProvider.System).Run(args);
