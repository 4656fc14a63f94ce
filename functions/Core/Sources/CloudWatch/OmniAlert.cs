using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>
/// An alert of CloudWatch Omni: <c>alertArn</c>, <c>name</c> and a <c>state</c> that is OK, WARNING, CRITICAL or
/// NODATA. Which of the two it is says how bad it is.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cloudwatch-omni/latest/APIReference/API_AlertStateInfo.html</remarks>
internal static class OmniAlert
{
    public static ReadSignal Read(JsonElement json, FallbackTimes times)
    {
        var (mend, value) = (new Mender(), json.Get("state").Get("value"));
        if (StateOf(value.AsText()) is not { } state)
            return ReadSignal.Fault(
                "state.value",
                value.AsText() is { } text
                    ? $"is {Faults.Quote(text)}, which is not OK, WARNING, CRITICAL or NODATA"
                    : $"{value.Describe()}: an alert needs a state"
            );
        var id = mend.Id(json.Get("alertArn"));
        var name = mend.Name(json.Get("name")) is { } said && !string.IsNullOrWhiteSpace(said) ? said : mend.Name(id);
        if (string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(name))
            return ReadSignal.Fault("alertArn", Faults.NoText(json.Get("alertArn")));
        var place = id.Split(':');
        var tags = mend.Pairs(json.Get("tags"));
        return new Signal
        {
            Key = new SignalKey(SignalSource.CloudWatch, id),
            State = state,
            At = mend.Time(json.Get("state").Get("transitionedAt"), times),
            SaidAt = mend.SaidAt,
            Name = name,
            Description = mend.Text(json.Get("description")),
            Reason = mend.Text(json.Get("state").Get("reason")),
            Region = place.Length > 4 ? place[3] : "",
            Account = place.Length > 4 ? place[4] : "",
            Tags = tags.ContainsKey("severity") || state != SignalState.Alarm ? tags : WithSeverity(tags, value),
            Oddities = mend.Oddities,
        };
    }

    private static ImmutableSortedDictionary<string, string> WithSeverity(
        ImmutableSortedDictionary<string, string> tags,
        JsonElement state
    ) => tags.Add("severity", state.AsText()!.ToLowerInvariant());

    private static SignalState? StateOf(string? value) =>
        value switch
        {
            "OK" => SignalState.Ok,
            "WARNING" or "CRITICAL" => SignalState.Alarm,
            "NODATA" => SignalState.InsufficientData,
            _ => null,
        };
}
