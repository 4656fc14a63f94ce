namespace RoleFerry.Simulation.Histories;

/// <summary>One state change of one alarm.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Alarm">Which alarm.</param>
/// <param name="IsAlarm">Whether it fires from then on, else it has recovered.</param>
/// <param name="At">When, by the alarm's own clock.</param>
/// <param name="Mark">What the product knows it by: the key of its mark in the table.</param>
internal sealed record Transition(string Id, PlannedAlarm Alarm, bool IsAlarm, DateTimeOffset At, string Mark)
{
    /// <summary>When its first copy came; null: none did.</summary>
    public DateTimeOffset? CameAt { get; set; }

    /// <summary>
    /// When it was first handed to Lambda, or the sender of a webhook first learnt that it was taken; null: never.
    /// </summary>
    public DateTimeOffset? AcceptedAt { get; set; }
}
