namespace RoleFerry.Functions.Tests.Template;

/// <summary>A line of the team's table of what is watched.</summary>
/// <param name="What">In the team's words.</param>
/// <param name="Metric">
/// CloudWatch's names of the metrics that tell it, ordered, with the percentile where it is one.
/// </param>
/// <param name="Comparison"><c>&gt;</c> or <c>&lt;</c>.</param>
/// <param name="Threshold">The limit.</param>
/// <param name="Minutes">For how long it has to be past the limit.</param>
/// <param name="Severity">How bad that is.</param>
internal sealed record TeamLine(
    string What,
    string Metric,
    string Comparison,
    double Threshold,
    int Minutes,
    string Severity
);
