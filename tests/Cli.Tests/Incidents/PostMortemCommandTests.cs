using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Incidents;

[Collection<IncidentTableTests>]
public sealed class PostMortemCommandTests(IncidentTable tables) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("editor-").FullName;

    [Fact]
    public async Task The_draft_is_the_teams_template_with_the_incidents_facts_and_no_name_of_the_template_left()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);

        var draft = Run(table, id).Output;

        Golden.Equal("tests/Cli.Tests/Incidents/Golden/draft.txt", draft);
        Assert.DoesNotContain("{{", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_written_published_and_followed_until_everything_is_done()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);
        Assert.Contains($"{id} P1 draft", Words(List(table)), StringComparison.Ordinal);

        var early = Run(table, id, "--publish");
        Assert.Equal(1, early.ExitCode);
        Assert.Contains("Root cause, still has to be filled in: TODO", early.Errors, StringComparison.Ordinal);

        Edit("sed -i -e 's/(owner: TODO, deadline: TODO)/(owner: maya, deadline: 2026-11-20)/' -e 's/TODO/known/'");
        Assert.Equal("Saved. Nothing is missing. Publish it with --publish.\n", Run(table, id, "--edit").Output);
        Assert.Contains("Root cause\n\nknown: the technical", Run(table, id).Output, StringComparison.Ordinal);
        Assert.Equal(
            $"The post-mortem of {id} is published. 1 action items are open.\n",
            Run(table, id, "--publish").Output
        );

        Assert.Contains(
            "late: 1. known (owner: maya, deadline: 2026-11-20)",
            Words(List(table, "--overdue")),
            StringComparison.Ordinal
        );
        Assert.Equal(1, Run(table, id, "--done", "2").ExitCode);
        Assert.Equal(
            "Done: known (owner: maya, deadline: 2026-11-20) Nothing is left to do.\n",
            Run(table, id, "--done", "1").Output
        );
        Assert.Equal("Nothing to do.\n", List(table).Output);
        Assert.Contains("It was published", Run(table, id, "--publish").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_keeps_what_they_wrote_in_their_file()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);
        // While the first one's editor is open, somebody else edits and saves.
        var other = Script("other", "echo other >> \"$1\"");
        var first = Script(
            "first",
            $"echo mine >> \"$1\"; [ -e {_folder}/once ] && exit 0; touch {_folder}/once; touch {_folder}/open; "
                + $"while [ ! -e {_folder}/saved ]; do sleep 0.02; done"
        );

        Environment.SetEnvironmentVariable("VISUAL", first);
        var editing = Task.Run(() => Run(table, id, "--edit"), TestContext.Current.CancellationToken);
        while (!File.Exists(Path.Combine(_folder, "open")))
            await Task.Yield();
        Environment.SetEnvironmentVariable("VISUAL", other);
        Assert.Equal(0, Run(table, id, "--edit").ExitCode);
        await File.WriteAllTextAsync(Path.Combine(_folder, "saved"), "", TestContext.Current.CancellationToken);
        var answer = await editing;

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Somebody else saved in the meantime", answer.Errors, StringComparison.Ordinal);
        var kept = answer.Errors.Split("is in ")[1].Trim();
        Assert.EndsWith(
            "\nmine\n",
            await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.EndsWith("other\n", Run(table, id).Output, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
    }

    [Fact]
    public async Task An_editor_that_fails_or_changes_nothing_saves_nothing()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);

        Edit("true");
        Assert.Equal("There are no changes.\n", Run(table, id, "--edit").Output);
        Edit("sh -c 'echo x >> \"$1\"; exit 3' sh");
        Assert.Contains("ended with 3", Run(table, id, "--edit").Errors, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Run(table, id, "--json").Output);
        Assert.Equal(0, json.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_asks_for_none_has_none()
    {
        var table = await tables.NewAsync();
        var open = await tables.TellAsync(table, SignalState.Alarm, 0);
        var low = await tables.EpisodeAsync(table, "disk", "P3");

        Assert.Contains("is still open", Run(table, open).Errors, StringComparison.Ordinal);
        Assert.Contains("P0, P1 and P2", Run(table, low).Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("VISUAL", null);
        Directory.Delete(_folder, recursive: true);
    }

    private static Answer Run(string table, params string[] line) =>
        Answer.Of(["postmortem", .. line, "--table", table]);

    private static Answer List(string table, params string[] line) => Run(table, ["list", .. line]);

    /// <summary>A table's cells with one blank between them.</summary>
    private static string Words(Answer answer) =>
        string.Join(' ', answer.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static void Edit(string command) => Environment.SetEnvironmentVariable("VISUAL", command);

    private string Script(string name, string line)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }
}
