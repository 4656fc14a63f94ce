using System.CommandLine;
using Amazon.Runtime;
using NodaTime;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Display;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli;

/// <summary>The option <c>--table</c>, and the table behind it.</summary>
internal sealed class TableAccess(StackAccess stack, TextWriter errors, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Unreadable items that are named.</summary>
    private const int MostMentioned = 5;

    private readonly StackPart _part = StackPart.Table();

    /// <summary>Which table.</summary>
    public Option<string?> Option => _part.Option;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>What it says now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Reads when something was; UTC where no zone is said.</summary>
    public MomentReader Past =>
        new()
        {
            Now = Now,
            Zone = DateTimeZone.Utc,
            LooksBack = true,
        };

    /// <summary>How long the table has for an answer, from now on.</summary>
    public Deadline Deadline(CancellationToken cancellation) => new(Now + Patience, cancellation);

    /// <summary>
    /// Does something with the table; 1, with a complaint, where none is named or it does not answer.
    /// </summary>
    public Task<int> WithAsync(ParseResult line, Func<TableCalls, Task<int>> work) =>
        WithSiteAsync(line, (_, calls) => work(calls));

    /// <summary>The same, for what also has to know where it works.</summary>
    public async Task<int> WithSiteAsync(ParseResult line, Func<Site, TableCalls, Task<int>> work)
    {
        if (await stack.FindAsync(line, [_part], CancellationToken.None) is not { } site)
            return 1;
        if (site.Find(_part, line) is not { } table)
            return Complain(_part.Question);
        try
        {
            using var client = site.Dynamo();
            var calls = new TableCalls(client, new TableSettings(table), time, Random.Shared);
            var code = await work(site, calls);
            Mention(calls.Faults.Take());
            return code;
        }
        catch (Exception e) when (e is StoreUnavailableException or AmazonClientException)
        {
            return Complain(e.Message);
        }
    }

    /// <summary>Says which items are missing from the answer because they cannot be read.</summary>
    private void Mention(IReadOnlyList<ItemFault> faults)
    {
        if (faults.Count == 0)
            return;
        var some = string.Join("; ", faults.Take(MostMentioned).Select(f => TerminalText.Line(f.ToString())));
        errors.WriteLine(
            $"{(faults.Count == 1 ? "1 item" : $"{faults.Count} items")} could not be read: {some}"
                + $"{(faults.Count > MostMentioned ? "; …" : "")}. See roleferry quarantine list."
        );
    }

    /// <summary>Says what is wrong.</summary>
    public int Complain(string sentence)
    {
        errors.WriteLine(sentence);
        return 1;
    }
}
