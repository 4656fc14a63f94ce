using Spectre.Console;

namespace RoleFerry.Demo;

/// <summary>Tells the story, and keeps count of what came out as it should.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private int _steps;
    private int _wrong;

    /// <summary>The console it speaks on.</summary>
    public IAnsiConsole Console => console;

    /// <summary>Whether everything so far came out right.</summary>
    public bool AllWell => _wrong == 0;

    /// <summary>Something to know. What does not fit into a line goes on as far in as it begins.</summary>
    public void Say(string text)
    {
        string said = text.TrimStart();
        console.Write(new Padder(new Text(said), new Padding(text.Length - said.Length, 0, 0, 0)));
    }

    /// <summary>A chapter's title.</summary>
    public void Chapter(string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(title)}[/]") { Justification = Justify.Left });
    }

    /// <summary>What happens next.</summary>
    public void Step(string text)
    {
        console.WriteLine();
        Hang(0, $"{++_steps}.", "bold", text);
    }

    /// <summary>What came of it, and whether that is right.</summary>
    public void Check(bool right, string text)
    {
        if (!right)
            _wrong++;
        Hang(3, right ? "ok" : "WRONG", right ? "green" : "red", text);
    }

    /// <summary>The last word.</summary>
    public void Conclude()
    {
        console.WriteLine();
        console.MarkupLine(
            AllWell ? "[green]Every step came out right.[/]" : $"[red]{_wrong} checks came out wrong.[/]"
        );
    }

    /// <summary>A word, and beside it a text that stays there over several lines.</summary>
    private void Hang(int indent, string word, string style, string text)
    {
        var grid = new Grid()
            .AddColumn(
                new GridColumn
                {
                    NoWrap = true,
                    Padding = new Padding(indent, 0, 1, 0),
                    Width = indent > 0 ? "WRONG".Length : null,
                }
            )
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Markup($"[{style}]{word}[/]"), new Text(text));
        console.Write(grid);
    }
}
