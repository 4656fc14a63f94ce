using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Routing;

public class MissingDataTests
{
    private static readonly Route Root = Some.Route("root", "", false, Some.Route("quiet", "alarmname=nightly"));

    [Theory]
    [InlineData("cloudwatch", SignalState.InsufficientData, "a note by the policy's insufficientData")]
    [InlineData("heartbeat-monitor", SignalState.InsufficientData, "a note by the policy's insufficientData")]
    [InlineData("datadog", SignalState.Alarm, "an alarm by what is built in: datadog reports it where a monitor asks")]
    [InlineData("grafana", SignalState.Alarm, "an alarm by what is built in: grafana reports it where a monitor asks")]
    public void Each_source_means_something_by_it(string source, SignalState state, string why) =>
        AssertMeans(Some.Policy(Root), Signal(source), state, why);

    [Theory]
    [InlineData(InsufficientDataMeaning.Alarm, "cloudwatch", SignalState.Alarm, "an alarm by the policy's insuf")]
    [InlineData(InsufficientDataMeaning.Ok, "datadog", SignalState.Ok, "OK by the policy's insufficientData")]
    public void A_policy_that_says_another_meaning_for_all_means_all(
        InsufficientDataMeaning meaning,
        string source,
        SignalState state,
        string why
    ) => AssertMeans(Some.Policy(Root) with { InsufficientData = meaning }, Signal(source), state, why);

    [Fact]
    public void The_more_special_word_counts()
    {
        var policy = Some.Policy(Root) with
        {
            NoData = ImmutableSortedDictionary<string, InsufficientDataMeaning>.Empty.Add(
                "datadog",
                InsufficientDataMeaning.Note
            ),
        };
        AssertMeans(
            policy,
            Signal("datadog"),
            SignalState.InsufficientData,
            "a note by the policy's noData for datadog"
        );

        policy = policy with
        {
            Root = Root with { Routes = [Root.Routes[0] with { NoData = InsufficientDataMeaning.Ok }] },
        };
        AssertMeans(policy, Signal("datadog", "nightly"), SignalState.Ok, "OK by noData of route quiet");

        policy = policy with
        {
            Classification = [Some.Rule("alarmname=nightly") with { NoData = InsufficientDataMeaning.Alarm }],
        };
        AssertMeans(
            policy,
            Signal("datadog", "nightly"),
            SignalState.Alarm,
            "an alarm by the policy's rule alarmname="
        );

        var tagged = Signal("datadog", "nightly") with
        {
            Tags = ImmutableSortedDictionary<string, string>.Empty.Add("nodata", "note"),
        };
        AssertMeans(policy, tagged, SignalState.InsufficientData, "a note by the signal's tag nodata");
    }

    [Theory]
    [InlineData(SignalState.Alarm)]
    [InlineData(SignalState.Ok)]
    public void Any_other_state_is_what_it_is(SignalState state)
    {
        var triaged = Triage.Of(Signal("datadog") with { State = state }, Some.Policy(Root));

        Assert.Equal(state, triaged.State);
        Assert.DoesNotContain(triaged.Reasons, r => r.Code == ReasonCode.MissingData);
    }

    private static void AssertMeans(RoutingPolicy policy, Signal signal, SignalState state, string why)
    {
        var triaged = Triage.Of(signal, policy);

        Assert.Equal(state, triaged.State);
        var reason = Assert.Single(triaged.Reasons, r => r.Code == ReasonCode.MissingData);
        Assert.StartsWith($"{signal.Name} has no data, which counts as {why}", reason.Text, StringComparison.Ordinal);
    }

    private static Signal Signal(string source, string name = "api-5xx") =>
        Some.Signal(name) with
        {
            Key = new SignalKey(source, name),
            State = SignalState.InsufficientData,
        };
}
