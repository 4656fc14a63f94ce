using RoleFerry.Simulation.Runs;

return SimulateCommand.Run(args, Console.Out);
