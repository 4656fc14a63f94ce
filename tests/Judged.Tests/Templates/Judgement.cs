namespace RoleFerry.Judged.Tests.Templates;

/// <summary>Something that has to be so of all that is deployed.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Broken">Says what breaks it, and where.</param>
internal sealed record Judgement(string Name, Func<World, IAsyncEnumerable<string>> Broken)
{
    /// <summary>One that looks at a stack by itself.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="deployments">Which stacks.</param>
    /// <param name="broken">Says what breaks it there.</param>
    public static Judgement OfStacks(
        string name,
        Func<Sources, IEnumerable<Deployment>> deployments,
        Func<Stacks.Stack, IEnumerable<string>> broken
    )
    {
        return new Judgement(name, Broken);

        async IAsyncEnumerable<string> Broken(World world)
        {
            foreach (var deployment in deployments(world.Sources))
            foreach (var what in broken(await world.StackAsync(deployment)))
                yield return $"{deployment.Name}: {what}";
        }
    }
}
