using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.OnCall;

/// <summary>Who answers for a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Person">Their id; null in a gap.</param>
/// <param name="Name">As people know them; null in a gap.</param>
/// <param name="Gap">Why nobody; null where there is somebody.</param>
/// <param name="Override">Why they and not who would be; null where nothing was said.</param>
internal sealed record ReportedDuty(string Level, string? Person, string? Name, string? Gap, string? Override)
{
    public static ReportedDuty Of(Duty duty) =>
        new(
            duty.Level,
            duty.Person?.Id,
            duty.Person?.Name,
            duty.Gap?.ToString(),
            duty.Override is { } o ? $"for {o.For}{(o.Reason.Length > 0 ? $": {o.Reason}" : "")}" : null
        );
}
