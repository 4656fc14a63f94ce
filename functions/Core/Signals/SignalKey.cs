namespace RoleFerry.Core.Signals;

/// <summary>
/// Which alarm speaks: the same for every transition of one alarm, whichever way it reached us.
/// </summary>
/// <param name="Source">Who watches, e.g. <c>cloudwatch</c>.</param>
/// <param name="Id">The source's own stable name: for CloudWatch the alarm's ARN.</param>
/// <param name="Contributor">
/// Which of several things one alarm watches (Metrics Insights alarms fire once per contributor); empty where there is
/// only one.
/// </param>
public readonly record struct SignalKey(string Source, string Id, string Contributor = "")
{
    /// <summary><c>source|id</c> or <c>source|id|contributor</c>.</summary>
    public override string ToString() =>
        Contributor.Length == 0 ? $"{Source}|{Id}" : $"{Source}|{Id}|{Contributor}";
}
