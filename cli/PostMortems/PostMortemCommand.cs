using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Incidents;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.PostMortems;

/// <summary><c>roleferry postmortem</c>: reads, writes and publishes what is to be learnt from an incident.</summary>
internal sealed class PostMortemCommand
{
    private readonly TableAccess _table;
    private readonly Argument<string?> _id = new("INCIDENT")
    {
        Description = "The incident's id.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> _edit = new("--edit")
    {
        Description = "Edit it in $VISUAL or $EDITOR, and store what you save.",
    };
    private readonly Option<bool> _publish = new("--publish") { Description = "Publish it, or list what is missing." };
    private readonly Option<int?> _done = new("--done")
    {
        Description = "Mark an action item as done, by its number.",
        HelpName = "ITEM",
    };

    private PostMortemCommand(TableAccess table) => _table = table;

    public static Command Create(TextWriter output, TextWriter errors, TimeProvider time, StackAccess stack)
    {
        var it = new PostMortemCommand(new TableAccess(stack, errors, time));
        var command = new Command(
            "postmortem",
            "Show an incident's post-mortem, which is drafted from its timeline until somebody edits it."
        )
        {
            it._table.Option,
            it._id,
            it._edit,
            it._publish,
            it._done,
            it.List(output),
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(it._id) is null)
                line.AddError("Give an incident's id, or `list` for all open post-mortems.");
            if (
                new[]
                {
                    line.GetValue(it._edit),
                    line.GetValue(it._publish),
                    line.GetValue(it._done) is not null,
                }.Count(wanted => wanted) > 1
            )
                line.AddError("Use only one of --edit, --publish and --done.");
        });
        Output.Action(command, output, (line, to, cancellation) =>
            it._table.WithAsync(line, calls => it.RunAsync(line, to, calls, cancellation))
        );
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, Output to, TableCalls calls, CancellationToken cancellation)
    {
        var id = IncidentIdText.Read(line.GetValue(_id)!);
        var store = new PostMortemStore(calls);
        if (await new IncidentHistory(calls).FindAsync(id, _table.Deadline(cancellation)) is not { } record)
            return _table.Complain(
                $"There is no incident {TerminalText.Line(id)}. Run `roleferry incidents` to list them."
            );
        if (await FindAsync(store, record, cancellation) is not { } it)
        {
            return _table.Complain(
                record.Incident.IsOpen
                    ? $"{id} is still open. Its post-mortem begins when it is resolved."
                    : $"{id} was {record.Incident.Severity}. Post-mortems are written for P0, P1 and P2."
            );
        }

        var schedule = await new OnCallSource(
            new OnCallStore(calls),
            _table.Time,
            NullLogger<OnCallSource>.Instance
        ).GetAsync(cancellation);
        var text = PostMortemDraft.TextOf(it, record, EmbeddedTemplate.Read(), IncidentRoles.Of(schedule));
        if (line.GetValue(_edit))
            return await EditAsync(to, store, it, text, cancellation);
        if (line.GetValue(_publish))
            return await PublishAsync(to, store, it, text, cancellation);
        if (line.GetValue(_done) is { } number)
            return await TickAsync(to, store, it, number, cancellation);
        Show(to, it, text);
        return 0;
    }

    /// <summary>One that older code should have begun is begun now.</summary>
    private async Task<PostMortem?> FindAsync(
        PostMortemStore store,
        IncidentRecord record,
        CancellationToken cancellation
    )
    {
        var id = record.Incident.Id;
        if (await store.FindAsync(id, _table.Deadline(cancellation)) is { } it)
            return it;
        if (!PostMortem.IsCalledFor(record.Incident))
            return null;
        await store.BeginAsync(PostMortem.Of(record.Incident), _table.Deadline(cancellation));
        return await store.FindAsync(id, _table.Deadline(cancellation));
    }

    private async Task<int> EditAsync(
        Output to,
        PostMortemStore store,
        PostMortem it,
        string text,
        CancellationToken cancellation
    )
    {
        var folder = Directory.CreateTempSubdirectory("roleferry-");
        var file = Path.Combine(folder.FullName, it.IncidentId + ".md");
        await File.WriteAllTextAsync(file, text, cancellation);
        if (await Editor.OpenAsync(file, cancellation) is { } wrong)
            return Kept(wrong);

        var edited = await File.ReadAllTextAsync(file, cancellation);
        if (edited != text)
        {
            if (Encoding.UTF8.GetByteCount(edited) > PostMortemStore.MaxTextBytes)
                return Kept($"It is longer than {PostMortemStore.MaxTextBytes / 1024} KiB.");
            if (it.IsPublished && PostMortemCheck.Missing(edited) is { IsEmpty: false } missing)
                return Kept($"It is published, so it has to stay complete: {missing[0]}");
            var after = it.Saved(edited, _table.Now);
            if (!await store.SaveAsync(it, after, _table.Now, _table.Deadline(cancellation)))
                return Kept(
                    "Somebody else saved in the meantime, or the incident was resolved again. Look at the "
                        + "current text, and merge yours from the file."
                );
            it = after;
        }

        folder.Delete(recursive: true);
        to.Write(ShownPostMortem.Of(it, edited, _table.Now), (shown, console) => console.WriteLine(
                edited == text ? "There are no changes."
                : shown.Missing.IsEmpty ? "Saved. Nothing is missing. Publish it with --publish."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Saved. {shown.Missing.Length} items are missing before it can be published."
                )
            ));
        return 0;

        int Kept(string why) => _table.Complain($"{why}\nNothing was saved. Your text is in {file}");
    }

    private async Task<int> PublishAsync(
        Output to,
        PostMortemStore store,
        PostMortem it,
        string text,
        CancellationToken cancellation
    )
    {
        if (it.IsPublished)
            return _table.Complain($"It was published at {Words.Time(it.PublishedAt!.Value)}.");
        if (PostMortemCheck.Missing(text) is { IsEmpty: false } missing)
            return _table.Complain(
                $"It cannot be published yet:\n{string.Join('\n', missing.Select(m => "  " + TerminalText.Line(m)))}"
            );

        var after = it.Published(text, _table.Now);
        if (!await store.SaveAsync(it, after, _table.Now, _table.Deadline(cancellation)))
            return _table.Complain(
                "Somebody else saved in the meantime, or the incident was resolved again. Nothing was "
                    + "published. Look at the current text."
            );
        to.Write(ShownPostMortem.Of(after, text, _table.Now), (shown, console) =>
            console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The post-mortem of {shown.IncidentId} is published. {shown.Actions.Count(a => !a.IsDone)} "
                        + $"action items are open."
                )
            )
        );
        return 0;
    }

    private async Task<int> TickAsync(
        Output to,
        PostMortemStore store,
        PostMortem it,
        int number,
        CancellationToken cancellation
    )
    {
        if (it.Text is null || ActionItem.Tick(it.Text, number) is not { } ticked)
            return _table.Complain($"The post-mortem of {it.IncidentId} has no action item {number}.");
        var after = it.Saved(ticked, _table.Now);
        if (!await store.SaveAsync(it, after, _table.Now, _table.Deadline(cancellation)))
            return _table.Complain("Somebody else saved in the meantime. Nothing was ticked. Try again.");
        to.Write(ShownPostMortem.Of(after, ticked, _table.Now), (shown, console) =>
        {
            var left = after.IsFinished ? " Nothing is left to do." : "";
            console.WriteLine($"Done: {TerminalText.Line(shown.Actions[number - 1].What)}{left}");
        });
        return 0;
    }

    private void Show(Output to, PostMortem it, string text) =>
        to.Write(ShownPostMortem.Of(it, text, _table.Now), (shown, console) =>
            console.Profile.Out.Writer.WriteLine(TerminalText.Lines(shown.Text).TrimEnd('\n'))
        );

    private Command List(TextWriter output)
    {
        var overdue = new Option<bool>("--overdue")
        {
            Description = "Only overdue post-mortems, and those with overdue action items.",
        };
        var command = new Command("list", "List post-mortems to write, and published ones with open action items.")
        {
            overdue,
        };
        Output.Action(command, output, (line, to, cancellation) => _table.WithAsync(line, async calls =>
            {
                var due = await new PostMortemStore(calls).DueAsync(_table.Deadline(cancellation));
                var listed = due.Select(it => ListedPostMortem.Of(it, _table.Now))
                    .Where(it => it.IsLate || !line.GetValue(overdue));
                to.Write((ImmutableArray<ListedPostMortem>)[.. listed], PostMortemsDisplay.Write);
                return 0;
            }));
        return command;
    }
}
