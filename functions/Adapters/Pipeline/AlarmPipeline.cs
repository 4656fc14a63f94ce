using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>
/// The way of an alarm whose event may carry no tags: it is handled by what is known of them, and once everybody is
/// told, CloudWatch is asked, and the incident raised where they say worse.
/// </summary>
public sealed partial class AlarmPipeline(
    SignalPipeline pipeline,
    TagRevision revision,
    TagMemory memory,
    ITagAsker asker,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<AlarmPipeline> log
)
{
    /// <summary>How long one answer may take.</summary>
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often CloudWatch is asked at most: it throttles whoever asks for many alarms at once.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    /// </summary>
    private const int MostAttempts = 3;

    /// <summary>Handles one signal by what is known of its alarm's tags.</summary>
    /// <param name="signal">As it was read.</param>
    /// <param name="cancellation">Ends when the invocation's time is nearly up.</param>
    /// <exception cref="Exception">As <see cref="SignalPipeline.HandleAsync"/>.</exception>
    public async Task<HandledAlarm> HandleAsync(Signal signal, CancellationToken cancellation)
    {
        var question = TagQuestion.Of(signal);
        var known = question is { } alarm ? await memory.FindAsync(alarm, cancellation) : null;
        var tagged = known?.Of(signal) ?? signal;
        try
        {
            return new HandledAlarm(signal, await pipeline.HandleAsync(tagged, cancellation), known);
        }
#pragma warning disable CA1031 // As in the pipeline: whatever is the matter with the store, an urgent alarm is told.
        catch (Exception)
            when (signal.State == SignalState.Alarm && IsToAsk(question, known) && !cancellation.IsCancellationRequested
            )
#pragma warning restore CA1031
        {
            if (await AskAsync(question!.Value, known, cancellation) is { } answer)
                await revision.PageAsync(tagged, answer.Of(signal), cancellation);
            throw;
        }
    }

    /// <summary>
    /// Asks for the tags of an alarm that was handled without knowing them for sure, and raises its incident where they
    /// say worse. An alarm that was handled before is looked at again too: whoever handled it may have died before.
    /// </summary>
    /// <exception cref="Exception">
    /// Its tags say worse and that could not be written: Lambda has to try again.
    /// </exception>
    public async Task<SignalAnswer> SettleAsync(HandledAlarm handled, CancellationToken cancellation)
    {
        var (signal, answer, known) = handled;
        if (TagQuestion.Of(signal) is not { } question)
            return answer;
        var asked = IsToAsk(question, known) ? await AskAsync(question, known, cancellation) : null;
        var isDuplicate = answer.Outcome == DecisionOutcome.Duplicate;
        if ((asked ?? (isDuplicate ? known : null)) is not { } tags)
            return answer;
        var before = isDuplicate ? signal : known?.Of(signal) ?? signal;
        var revised = await revision.ReviseAsync(before, tags.Of(signal), cancellation);
        if (asked is not null)
            await memory.KeepAsync(question, asked, cancellation);
        return revised ?? answer;
    }

    private bool IsToAsk(TagQuestion? question, TagAnswer? known) =>
        question is not null && known?.IsFresh(time.GetUtcNow()) != true;

    private async Task<TagAnswer?> AskAsync(TagQuestion question, TagAnswer? known, CancellationToken cancellation)
    {
        metrics.Add("TagsAskedFor", 1, MetricUnit.Count);
        try
        {
            for (var attempt = 1; attempt <= MostAttempts; attempt++)
            {
                if (attempt > 1)
                    await time.PauseAsync(RetrySchedule.Soon(attempt, null, random.NextDouble()), cancellation);
                if (await AskOnceAsync(question, cancellation) is not { } answer)
                    continue;
                if (answer.Kind == TagAnswerKind.Refused)
                    metrics.Add("TagsRefused", 1, MetricUnit.Count);
                return answer.After(known);
            }
        }
#pragma warning disable CA1031 // Everybody is told by what is known; nothing that is the matter with tags undoes that.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotAsked(question.Arn, e);
        }

        metrics.Add("TagsUnanswered", 1, MetricUnit.Count);
        LogUnanswered(question.Arn);
        return null;
    }

    private async Task<TagAnswer?> AskOnceAsync(TagQuestion question, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await asker.AskAsync(question, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tags of {Alarm} could not be asked for")]
    private partial void LogNotAsked(string alarm, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "CloudWatch did not say the tags of {Alarm}; they count as none"
    )]
    private partial void LogUnanswered(string alarm);
}
