using RoleFerry.Judged.Tests.Tools;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>The repository's own sources, which no test changes: each stack of theirs is made once.</summary>
public sealed class SoundWorld(AwsWorker worker) : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = new World(worker, await Sources.OfRepositoryAsync(worker));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
