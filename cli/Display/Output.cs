using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace RoleFerry.Cli.Display;

/// <summary>
/// How a command answers: for people, or with <c>--json</c> for programs. Every command that lists something uses it.
/// </summary>
internal sealed class Output
{
    /// <summary>Columns of what is no terminal: enough to wrap nothing.</summary>
    private const int WidthOfFiles = 2_000;

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly TextWriter _writer;
    private readonly bool _json;

    private Output(TextWriter writer, bool json) => (_writer, _json) = (writer, json);

    /// <summary>Gives a command the option, and answers as it says.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writer">Where answers go.</param>
    /// <param name="run">What the command does; gives the exit code.</param>
    public static void Action(Command command, TextWriter writer, Func<ParseResult, Output, int> run) =>
        Action(command, writer, (line, to, _) => Task.FromResult(run(line, to)));

    /// <summary>Gives a command the option, and answers as it says.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writer">Where answers go.</param>
    /// <param name="run">What the command does until Ctrl-C; gives the exit code.</param>
    public static void Action(
        Command command,
        TextWriter writer,
        Func<ParseResult, Output, CancellationToken, Task<int>> run
    )
    {
        var json = new Option<bool>("--json") { Description = "Answer with JSON." };
        command.Options.Add(json);
        command.SetAction((line, cancellation) => run(line, new Output(writer, line.GetValue(json)), cancellation));
    }

    /// <summary>
    /// Writes the answer: <paramref name="answer"/> as JSON, or what <paramref name="forPeople"/> makes of it.
    /// </summary>
    public void Write<T>(T answer, Action<T, IAnsiConsole> forPeople)
    {
        if (_json)
            _writer.WriteLine(JsonSerializer.Serialize(answer, JsonOptions));
        else
            forPeople(answer, Console(_writer));
    }

    /// <summary>What writes for people.</summary>
    public static IAnsiConsole Console(TextWriter writer)
    {
        var isTerminal = writer == System.Console.Out && !System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        if (!isTerminal)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
