using System.CommandLine;
using RoleFerry.Cli.Commands;

namespace RoleFerry.Cli;

/// <summary>The operator's command.</summary>
/// <param name="output">Where answers go.</param>
/// <param name="errors">Where complaints about the command line go.</param>
internal sealed class RoleFerryCommand(TextWriter output, TextWriter errors)
{
    /// <summary>Runs one command line; 0 where it went well, 1 where it found something wrong.</summary>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Shows and checks what RoleFerry does with alarms.")
        {
            PolicyCommand.Create(output),
        };
        return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }
}
