using System.CommandLine;
using Amazon.Runtime;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Explanations;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Logs.Lines;

/// <summary>Gives a command's lines to the reader of the functions.</summary>
internal sealed class LinesReader(TextReader input, TextWriter errors, TimeProvider time, StackAccess stack)
{
    private const string FileGroup = "/file/unknown";

    /// <summary>What functions would make of the lines; null, with a complaint, where there are none to read.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="path">A file, or <c>-</c> for standard input; null: the log group.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<ExplainedLog>?> ReadAsync(
        ParseResult line,
        LineOptions options,
        string? path,
        LogRules rules,
        CancellationToken cancellation
    )
    {
        if (await EventsAsync(line, options, path, cancellation) is not { } streams)
            return null;
        var explainer = new LogExplainer(CompiledLogRules.Compile(rules));
        return [.. streams.Select(s => explainer.Explain(s.Head, s.Events))];
    }

    /// <summary>The lines, by stream; null, with a complaint, where there are none to read.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="path">A file, or <c>-</c> for standard input; null: the log group.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<LoggedStream>?> EventsAsync(
        ParseResult line,
        LineOptions options,
        string? path,
        CancellationToken cancellation
    )
    {
        if (!options.TryGetSince(line, out var since, out string complaint))
            return Complain(complaint);
        string group = line.GetValue(options.Group) ?? FileGroup;
        if (path is not null)
            return since == default ? ReadFile(group, path) : Complain("Give either a file or --since.");
        if (since == default)
            return Complain("Give a file, - for standard input, or --group and --since.");
        try
        {
            if (await stack.FindAsync(line, [], cancellation) is not { } site)
                return null;
            var streams = await new LogLinesApi(site.Calls(time)).SinceAsync(
                group,
                time.GetUtcNow() - since,
                cancellation
            );
            return [.. streams.Select(s => new LoggedStream(new LogBatchHead(group, s.Key), s.Value))];
        }
        catch (Exception e) when (e is AwsCallException or AmazonClientException)
        {
            return Complain($"The log group {group} cannot be read (it needs logs:FilterLogEvents): {e.Message}");
        }
    }

    private IReadOnlyList<LoggedStream>? ReadFile(string group, string path)
    {
        try
        {
            var lines = path == "-" ? LinesOf(input) : File.ReadLines(path);
            return [new LoggedStream(new LogBatchHead(group, path), [.. lines])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Complain($"{path} cannot be read: {e.Message}");
        }
    }

    private static IEnumerable<string> LinesOf(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private IReadOnlyList<LoggedStream>? Complain(string what)
    {
        errors.WriteLine(what);
        return null;
    }
}
