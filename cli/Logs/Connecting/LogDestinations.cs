using System.Collections.Immutable;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>Where a stack wants the log groups' lines.</summary>
/// <param name="Stack">Its name.</param>
/// <param name="FunctionArn">LogErrors' alias.</param>
/// <param name="StreamArn">The archive's stream; null where the stack has no archive.</param>
/// <param name="RoleArn">As whom CloudWatch Logs writes to it.</param>
internal sealed record LogDestinations(string Stack, string FunctionArn, string? StreamArn, string? RoleArn)
{
    /// <summary>Beginnings of the names of what the stack itself writes: reading it would feed it to itself.</summary>
    public ImmutableArray<string> OwnGroups { get; } = [$"/aws/lambda/{Stack}-", $"/aws/kinesisfirehose/{Stack}-"];

    /// <summary>The subscription that LogErrors needs.</summary>
    public SubscriptionFilter Errors { get; } =
        new(SubscriptionFilter.NamePrefix(Stack) + "LogErrors", FunctionArn, "");

    /// <summary>The archive's; null where there is none.</summary>
    public SubscriptionFilter? Archive { get; } =
        StreamArn is null ? null : new(SubscriptionFilter.NamePrefix(Stack) + "Archive", StreamArn, RoleArn ?? "");

    /// <summary>As the stack's outputs say; null where it is of a version that had none.</summary>
    public static LogDestinations? Read(string stack, IReadOnlyDictionary<string, string> outputs) =>
        outputs.TryGetValue("LogErrorsAliasArn", out var function)
            ? new LogDestinations(
                stack,
                function,
                outputs.GetValueOrDefault("ArchiveStreamArn"),
                outputs.GetValueOrDefault("ArchiveRoleArn")
            )
            : null;
}
