using System.Collections.Immutable;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>A mute rule of CloudWatch that recurs and has no date at which it expires.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">When it begins to mute, as cron writes it.</param>
/// <param name="Duration">For how long it mutes then, as ISO 8601 writes it.</param>
/// <param name="Timezone">Whose time that is; empty for UTC.</param>
/// <param name="Alarms">Names of the alarms that it mutes.</param>
internal sealed record EndlessMute(
    string Name,
    string Expression,
    string Duration,
    string Timezone,
    ImmutableArray<string> Alarms
);
