using System.Text;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>docs/alarms.md.</summary>
internal static class CataloguePage
{
    private const string Head = """
        # The shapes of alarms

        What reaches AlarmRouter or an endpoint of IncidentDesk, where its sender describes it, and what is made of it. A
        test writes this page from the events in [`events/shapes`](../events/shapes) (`ROLEFERRY_UPDATE_GOLDEN=1`), and
        reads each of them in every transport. The contents are invented, the shapes documented.

        Transports: *direct* is an invocation by CloudWatch, *SNS* a notification, *raw* one that a queue or function gets
        without its envelope, *EventBridge* an event, *SQS* a message with any of them in it; lists of EventBridge's pipes and
        envelopes in envelopes are read too. What is for AlarmRouter may come in any of them.

        A muted alarm (an [alarm mute rule](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html))
        changes its state and runs no actions: nothing comes through SNS or directly. Through EventBridge it comes as any
        other; no member of the event that is documented says that it is muted, so RoleFerry notifies.

        How mappings are written: [sources.md](sources.md#mappings).


        """;

    public static string Write()
    {
        var page = new StringBuilder(Head.Replace("\r\n", "\n", StringComparison.Ordinal));
        page.Append("| shape | schema | event | signal |\n|---|---|---|---|\n");
        foreach (var shape in CatalogueShapes.All)
        {
            var schema = shape.Schema is { } folder ? $"[schema](../functions/Core/Sources/{folder}/schema.json)" : "";
            var first = $"[{shape.Title}]({Link(shape)}){(shape.Note.Length > 0 ? ". " + shape.Note : "")}";
            foreach (var name in CatalogueEvents.Of(shape))
            {
                var read = CatalogueEvents.Read(shape, CatalogueEvents.Text(shape, name));
                page.Append(
                    $"| {first} | {schema} | [{name}](../events/shapes/{shape.Folder}/{name}.json) | {Outcome(read)} |\n"
                );
                (first, schema) = ("", "");
            }
        }

        return page.ToString();
    }

    private static string Link(CatalogueShape shape) =>
        shape.Link.StartsWith("../docs/", StringComparison.Ordinal) ? shape.Link["../docs/".Length..] : shape.Link;

    private static string Outcome(SignalsRead read) =>
        read.Signals is [var signal, ..] ? Of(signal)
        : read.Ignored.IsEmpty ? "the failure queue"
        : "none";

    private static string Of(Signal signal)
    {
        var severity = signal.Tags.GetValueOrDefault("severity") is { } said ? $", {said}" : "";
        var end = signal.EndsAfter is { } after ? $", ends after {Words.Duration(after)}" : "";
        var more =
            signal.SuppressedBy is { } by ? $", suppressed ({by})"
            : signal.End == SignalEnd.Deleted ? ", deleted"
            : "";
        return $"{SignalStateName.Of(signal.State)} *{signal.Name.Replace("|", "\\|", StringComparison.Ordinal)}* of `{signal.Key.Source}`{severity}{more}{end}";
    }
}
