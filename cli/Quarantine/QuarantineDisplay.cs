using RoleFerry.Cli.Display;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Quarantine;

/// <summary>Shows people the items that something is wrong with.</summary>
internal static class QuarantineDisplay
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public static void Write(IReadOnlyList<ListedItem> items, IAnsiConsole console)
    {
        if (items.Count == 0)
            console.WriteLine("Nothing is wrong with any item.");
        foreach (var item in items)
            Write(item, console);
    }

    public static void Write(ShownItem item, IAnsiConsole console)
    {
        Write(item.Entry, console);
        console.WriteLine();
        if (item.Attributes.IsEmpty)
            console.WriteLine("There is no such item any more.");
        foreach (var (name, value) in item.Attributes)
            console.WriteLine($"  {TerminalText.Line(name)}: {value}");
    }

    private static void Write(ListedItem item, IAnsiConsole console)
    {
        var state = item.TakenAt is { } taken ? $"put aside {Words.Time(taken)}" : "still tried every minute";
        console.WriteLine($"{item.Id}  {TerminalText.Line($"{item.Pk} / {item.Sk}")}  {state}", Strong);
        console.WriteLine(
            $"  cannot be {(item.IsReadable ? "handled" : "read")}: {TerminalText.Line(item.What)}; found "
                + $"{(item.Faults == 1 ? "once" : $"{item.Faults} times")} since {Words.Time(item.FirstAt)}"
        );
    }
}
