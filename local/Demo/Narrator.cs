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

    /// <summary>Something to know.</summary>
    public void Say(string text) => console.MarkupLineInterpolated($"{text}");

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
        console.MarkupLineInterpolated($"[bold]{++_steps}.[/] {text}");
    }

    /// <summary>What came of it, and whether that is right.</summary>
    public void Check(bool right, string text)
    {
        if (!right)
            _wrong++;
        console.MarkupLine($"   {(right ? "[green]ok[/]   " : "[red]WRONG[/]")} {Markup.Escape(text)}");
    }

    /// <summary>The last word.</summary>
    public void Conclude()
    {
        console.WriteLine();
        console.MarkupLine(AllWell
            ? "[green]Every step came out right.[/]"
            : $"[red]{_wrong} checks came out wrong.[/]");
    }
}
