using System.CommandLine;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;

namespace RoleFerry.Cli.Quarantine;

/// <summary>
/// <c>roleferry quarantine</c>: items of the incident table that something is wrong with, and how to put them back.
/// </summary>
internal sealed class QuarantineCommand(TableAccess table)
{
    private readonly Argument<string> _id = new("ID") { Description = "As `roleferry quarantine list` shows it." };

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new QuarantineCommand(new TableAccess(stack, errors, time));
        return new Command(
            "quarantine",
            "Items of the incident table that could not be read or handled. After three times they are put aside as "
                + "they are, and an alarm tells people."
        )
        {
            it.Table.Option,
            it.List(output),
            it.Show(output),
            it.Release(output),
        };
    }

    private TableAccess Table => table;

    private Command List(TextWriter output)
    {
        var command = new Command("list", "List them: what is wrong, since when, and whether they are put aside.");
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var entries = await new QuarantineStore(calls).ListAsync(table.Deadline(cancellation));
                to.Write<IReadOnlyList<ListedItem>>(
                    [
                        .. entries
                            .OrderBy(e => e.FirstAt)
                            .ThenBy(e => e.Id, StringComparer.Ordinal)
                            .Select(ListedItem.Of),
                    ],
                    QuarantineDisplay.Write
                );
                return 0;
            }));
        return command;
    }

    private Command Show(TextWriter output)
    {
        var command = new Command("show", "Show one, with all that is stored of it.") { _id };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var store = new QuarantineStore(calls);
                var id = line.GetValue(_id)!;
                if (await store.FindAsync(id, table.Deadline(cancellation)) is not (var entry, var taken))
                    return Unknown(id);
                var isWhole = entry is { TakenAt: not null, IsReadable: false };
                var stored = isWhole ? null : await store.StoredAsync(entry, table.Deadline(cancellation));
                to.Write(ShownItem.Of(entry, taken, stored), QuarantineDisplay.Write);
                return 0;
            }));
        return command;
    }

    private Command Release(TextWriter output)
    {
        var command = new Command(
            "release",
            "Put one back as it was, once its cause is mended. What waited for it waits for it again, and its alarm "
                + "ends."
        )
        {
            _id,
        };
        Output.Action(command, output, (line, to, cancellation) => table.WithAsync(line, async calls =>
            {
                var store = new QuarantineStore(calls);
                var id = line.GetValue(_id)!;
                if (await store.FindAsync(id, table.Deadline(cancellation)) is not (var entry, _))
                    return Unknown(id);
                var name = TerminalText.Line($"{entry.Pk} / {entry.Sk}");
                if (entry.TakenAt is null)
                    return table.Complain($"{name} is not put aside: it is still tried every minute.");
                var now = table.Now;
                if (
                    !await store.ReleaseAsync(id, it => QuarantineSignal.Ok(it, now), now, table.Deadline(cancellation))
                )
                    return table.Complain(
                        $"{name} was not put back: another item is in its place now, or somebody else was at it. "
                            + $"Nothing was changed. Look at it: roleferry quarantine show {id}"
                    );
                to.Write(ListedItem.Of(entry with { TakenAt = null }), (_, console) =>
                    console.Profile.Out.Writer.WriteLine(
                        $"{name} is back as it was. The next minute takes it up, and its alarm ends. If it still "
                            + $"cannot be {(entry.IsReadable ? "handled" : "read")}, it is put aside again after three "
                            + "times, and people are told anew."
                    )
                );
                return 0;
            }));
        return command;
    }

    private int Unknown(string id) =>
        table.Complain(
            $"There is no item {TerminalText.Line(id)} in quarantine. Run `roleferry quarantine list` to list them."
        );
}
