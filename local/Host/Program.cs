Console.Error.WriteLine("The local system is being built.");
return 2;
