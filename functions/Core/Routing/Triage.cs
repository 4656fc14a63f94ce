using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Routing;

/// <summary>Asks the policy everything about a signal that can be asked before the store is.</summary>
public static class Triage
{
    /// <summary>Classifies the signal, finds its routes and its grouping key, and says why. Pure.</summary>
    public static Triaged Of(Signal signal, RoutingPolicy policy)
    {
        var own = Labels.Of(signal);
        var classification = Classifier.Classify(signal, own, policy);
        var labels = Labels.With(own, classification.Severity, classification.Service);
        var routing = Router.Decide(policy, labels);
        var (state, meaning) = MissingData.Of(signal, classification, routing.Primary, policy);
        return new Triaged(
            signal,
            classification,
            labels,
            routing,
            GroupKey.Of(routing.Primary.GroupBy, labels),
            [
                .. signal.Oddities.Select(o => new Reason(ReasonCode.SignalOdd, Sentence(o, signal))),
                .. classification.Reasons,
                .. routing.Matched.Select(RouteMatched),
                .. meaning is { } why ? [why] : Array.Empty<Reason>(),
            ]
        )
        {
            State = state,
        };
    }

    /// <summary>The routes that a signal would take if it were as bad as somebody says. Pure.</summary>
    public static RoutingResult RoutingAs(Triaged triaged, Severity severity, RoutingPolicy policy) =>
        Router.Decide(policy, Labels.With(Labels.Of(triaged.Signal), severity, triaged.Classification.Service));

    private static string Sentence(SignalOddity oddity, Signal signal) =>
        oddity switch
        {
            SignalOddity.TimeFromEnvelope =>
                "The state's own time was unreadable or implausible; the envelope's was used.",
            SignalOddity.TimeFromArrival => "No time could be read; the time of arrival was used.",
            SignalOddity.TimeAhead =>
                $"The source's clock is ahead of ours: it said {Words.Time(signal.SaidAt ?? signal.At)}; "
                    + $"{Words.Time(signal.At)} was used.",
            SignalOddity.TextCut => "A text was too long and was cut.",
            SignalOddity.TextMended => "A text contained invalid characters; they were removed or replaced.",
            SignalOddity.ReasonDataUnreadable =>
                "The alarm's reasonData could not be read; values from it are missing.",
            SignalOddity.IdWithoutArn => "The alarm's ARN is missing; account, region and name identify it.",
            SignalOddity.NameFromArn => "The alarm's name is missing; the one in its ARN was used.",
            SignalOddity.PartLeftOut => "An optional part could not be read and was left out.",
            SignalOddity.TagsAskedFor => "The event carries no tags; CloudWatch was asked for the alarm's.",
            SignalOddity.TagsRefused =>
                "The event carries no tags, and CloudWatch refuses to tell the alarm's: it tells them of alarms of "
                    + "this account, where AlarmRouter's role allows it. Tag propagation sends them with the event.",
            _ => throw new ArgumentOutOfRangeException(nameof(oddity), oddity, "An oddity without a sentence."),
        };

    private static Reason RouteMatched(Route route) =>
        new(
            ReasonCode.RouteMatched,
            route.Matchers.IsEmpty
                ? $"Route {route.Name} is used: no more specific route matched."
                : $"Route {route.Name} matched: {string.Join(", ", route.Matchers)}."
        );
}
