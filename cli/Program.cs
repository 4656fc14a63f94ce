using RoleFerry.Cli;

return new RoleFerryCommand(Console.Out, Console.Error).Run(args);
