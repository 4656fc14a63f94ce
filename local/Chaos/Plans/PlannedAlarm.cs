using RoleFerry.Core.Signals;

namespace RoleFerry.Chaos.Plans;

/// <summary>An alarm that fires once, and most of the time recovers.</summary>
/// <param name="Name">Its name, which appears in every message about it and in no other.</param>
/// <param name="Severity">What its description says.</param>
/// <param name="Service">What its description says.</param>
/// <param name="Fires">When it changes to ALARM, from the start.</param>
/// <param name="Recovers">When it changes to OK; null: not until the end.</param>
internal sealed record PlannedAlarm(string Name, Severity Severity, string Service, TimeSpan Fires, TimeSpan? Recovers);
