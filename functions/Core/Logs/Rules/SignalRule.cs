namespace RoleFerry.Core.Logs.Rules;

/// <summary>When error groups make themselves heard.</summary>
/// <param name="QuietMinutes">A group's alarm ends when it has not been seen for this long.</param>
/// <param name="Flood">More signals than this in one batch or hour and service become one.</param>
/// <param name="SpikeAtLeast">Fewer errors in an hour are no spike, whatever was usual.</param>
/// <param name="UnreadAnHour">
/// New layouts of unread errors that raise a signal in an hour, of each log group; 0: none does.
/// </param>
public sealed record SignalRule(
    int QuietMinutes,
    int Flood,
    int SpikeAtLeast,
    int UnreadAnHour = SignalRule.UsualUnreadAnHour
)
{
    /// <summary>Where the rules say nothing.</summary>
    public const int UsualUnreadAnHour = 3;

    /// <summary>More would not be read by anybody.</summary>
    public const int MostUnreadAnHour = 10;
}
