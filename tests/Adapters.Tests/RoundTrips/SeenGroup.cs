using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>An error group as a batch adds it and people read it.</summary>
internal static class SeenGroup
{
    public static RoundTrip.Result Run(Filler filler)
    {
        var seen = Valid(filler.Make<StoredGroup>());
        Assert.True(ErrorFingerprint.TryParse(seen.Fingerprint, out var fingerprint));
        var tally = new GroupTally
        {
            Fingerprint = fingerprint,
            Unread = seen.Layout.Length > 0 ? new UnreadGroup(seen.LogGroup, seen.Layout) : null,
            Template = seen.Template,
            Sample = seen.Sample,
            TraceId = seen.TraceId,
            Level = Enum.Parse<Level>(seen.Level),
        };
        ((List<HourCount>)tally.Hours).Add(new HourCount(seen.Group.LastSeen, seen.Total));
        ((List<string>)tally.Services).AddRange(seen.Services);
        ((List<string>)tally.Versions).AddRange(seen.Versions);
        var signal = filler.Make<Signal>();
        signal = signal with { Tags = signal.Tags.SetItem("severity", seen.Severity) };

        var added = ErrorGroupItem.Write(
            new GroupChange(tally, null, seen.Group, GroupTrigger.New, seen.Severity.Length > 0 ? signal : null),
            new SignalRule(QuietMinutes: 30, Flood: 10, SpikeAtLeast: 10),
            seen.LogGroup,
            seen.LogStream
        );
        var judged = ErrorGroupItem.WriteState(
            AppliedUpdate.Of(added),
            seen.Group,
            seen.Group,
            TimeSpan.FromMinutes(30),
            "QUIET#1"
        );
        var stored = AppliedUpdate.Of(added, judged);
        return new(seen, stored, ErrorGroupItem.ReadStored(stored));
    }

    private static StoredGroup Valid(StoredGroup made) =>
        made with
        {
            Fingerprint = new ErrorFingerprint((ulong)made.Total, ErrorFingerprint.First).ToString(),
            Level = ((Level)(made.Total % 5)).ToString(),
            Services = [made.Service, .. made.Services],
        };
}
