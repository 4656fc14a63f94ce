using System.CommandLine;
using Amazon.Runtime;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Stacks;

/// <summary>
/// The options <c>--stack</c> and <c>--local</c>, and the stack behind them. What the command line says comes before
/// the environment, and a part's own name before the stack's; the local system is looked for only where nothing else
/// is said. Whoever did not name each part is told on standard error where the command works.
/// </summary>
/// <param name="errors">Where complaints go.</param>
/// <param name="variable">The environment.</param>
/// <param name="time">The clock.</param>
internal sealed class StackAccess(TextWriter errors, Func<string, string?> variable, TimeProvider time)
{
    /// <summary>Which stack.</summary>
    public Option<string?> Stack { get; } =
        new("--stack")
        {
            Description =
                "The CloudFormation stack to work with, in the account and region of the current credentials. "
                + "Default: ROLEFERRY_STACK.",
            HelpName = "NAME",
            Recursive = true,
        };

    /// <summary>Whether the one on this machine.</summary>
    public Option<bool> Local { get; } =
        new("--local")
        {
            Description =
                "Work with the local system that `./roleferry start` runs. Found automatically when nothing "
                + "else is named.",
            Recursive = true,
        };

    /// <summary>The stack's name, where the command line or the environment says it.</summary>
    public string? NameOf(ParseResult line) =>
        line.GetValue(Stack) ?? (variable("ROLEFERRY_STACK") is { Length: > 0 } name ? name : null);

    /// <summary>Where a command works; null, with a complaint, where what was named does not answer.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="parts">
    /// What the command needs of the stack that can be named by itself; none: it needs the stack.
    /// </param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Site?> FindAsync(
        ParseResult line,
        IReadOnlyCollection<StackPart> parts,
        CancellationToken cancellation
    )
    {
        var typed = line.GetValue(Stack);
        if (line.GetValue(Local))
        {
            if (typed is not null)
                return Complain("Use either --stack or --local.");
            return await LocalAsync(isTyped: true, cancellation)
                ?? Complain(
                    $"No local system answers on {LocalEndpoint().Authority}. Run `./roleferry start` in another shell."
                );
        }

        if (typed is not null)
            return await StackAsync(typed, isTyped: true, cancellation);

        var given = parts.Count(p =>
            line.GetResult(p.Option) is { Implicit: false } || variable(p.Variable) is { Length: > 0 }
        );
        var isAllGiven = given > 0 && given == parts.Count;
        if (!isAllGiven && variable("ROLEFERRY_STACK") is { Length: > 0 } stack)
            return await StackAsync(stack, isTyped: false, cancellation);
        return (given == 0 ? await LocalAsync(isTyped: false, cancellation) : null)
            ?? new Site(variable, StackDescription.None, isTyped: false, local: null);
    }

    private async Task<Site?> StackAsync(string stack, bool isTyped, CancellationToken cancellation)
    {
        try
        {
            var calls = Site.Calls(local: null, time);
            var description = await StackDescription.ReadAsync(calls, stack, cancellation);
            errors.WriteLine($"(stack {stack} in {calls.Region})");
            return new Site(variable, description, isTyped, local: null);
        }
        catch (Exception e) when (e is AwsCallException or AmazonClientException)
        {
            return Complain($"The stack {stack} cannot be read: {e.Message}");
        }
    }

    private async Task<Site?> LocalAsync(bool isTyped, CancellationToken cancellation)
    {
        if (await LocalSystem.FindAsync(LocalEndpoint(), cancellation) is not { } local)
            return null;
        try
        {
            var description = await StackDescription.ReadAsync(Site.Calls(local, time), local.Stack, cancellation);
            errors.WriteLine($"(local system on {local.Endpoint.Authority})");
            return new Site(variable, description, isTyped, local);
        }
        catch (AwsCallException e)
        {
            return Complain($"The local system on {local.Endpoint.Authority} cannot be described: {e.Message}");
        }
    }

    private Uri LocalEndpoint() =>
        Uri.TryCreate(variable("ROLEFERRY_LOCAL"), UriKind.Absolute, out var said)
            ? said
            : new Uri(LocalSystem.DefaultEndpoint);

    private Site? Complain(string what)
    {
        errors.WriteLine(what);
        return null;
    }
}
