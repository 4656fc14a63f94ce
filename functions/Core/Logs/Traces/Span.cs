namespace RoleFerry.Core.Logs.Traces;

/// <summary>One step of a request's way.</summary>
/// <param name="TraceId">The request.</param>
/// <param name="Id">The step.</param>
/// <param name="ParentId">The step that it is part of; empty for the first.</param>
/// <param name="Kind">What does it: <c>request</c>, <c>sql</c>, <c>http</c>, <c>celery</c>, ...</param>
/// <param name="Name">What is done.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="EndedAt">When it was logged, which programs do at its end.</param>
/// <param name="Service">Who did it.</param>
public sealed record Span(
    string TraceId,
    string Id,
    string ParentId,
    string Kind,
    string Name,
    double Milliseconds,
    bool Failed,
    DateTimeOffset EndedAt,
    string Service
)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => EndedAt.AddMilliseconds(-Milliseconds);
}
