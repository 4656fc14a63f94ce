using System.Collections.Immutable;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Tags;
using RoleFerry.Core.Sources.CloudWatch;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Outside;

/// <summary>
/// CloudWatch as far as it tells alarms' tags. Whether it answers, answers late, refuses or never answers follows from
/// the alarm's name alone. Tags that it says are those of the alarm's description.
/// </summary>
internal sealed class TagService(FunctionProcess process) : ITagAsker
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(1_800);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    public async Task<TagAnswer?> AskAsync(TagQuestion question, CancellationToken cancellation)
    {
        var name = question.Arn.Split(':')[^1];
        var way = name.Sum(c => c) % 4;
        await process.Clock.PauseAsync(
            way == 0 ? Never
                : way == 1 ? Late
                : AtOnce,
            cancellation
        );
        var now = process.Clock.GetUtcNow();
        var alarm = process.World.Alarms.Transitions.Find(t => t.Alarm.Name == name)?.Alarm;
        return way == 3 || alarm is null
            ? TagAnswer.Without(TagAnswerKind.Refused, now)
            : new TagAnswer(
                TagAnswerKind.Said,
                ImmutableSortedDictionary<string, string>
                    .Empty.Add("severity", alarm.Severity)
                    .Add("service", alarm.Service),
                now
            );
    }
}
