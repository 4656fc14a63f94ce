using System.Collections.Immutable;
using CsCheck;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Tests.Signals;

public class SignalDocumentTests
{
    private const string Letters = "abcXYZ019 äß€😀\"\\/<>&'{}[]:=|~";

    private static readonly Gen<string> Line = Text(Letters);

    private static readonly Gen<string> SaidLine = Line.Where(text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<string> Lines = Text(Letters + "\n");

    private static readonly Gen<ImmutableSortedDictionary<string, string>> Pairs = Gen.Dictionary(SaidLine, Line)[0, 5]
        .Select(pairs => pairs.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static readonly Gen<double?> Number = Gen.Double.Where(double.IsFinite).Nullable();

    private static readonly Gen<SignalState> State = Gen.Enum<SignalState>();

    private static readonly Gen<Measurement> Measurements = Gen.Select(
        Gen.Select(Line.Null(), Line.Null(), Line.Null(), Line.Null()),
        Pairs,
        Gen.Select(Number, Number),
        Gen.Int[1, 86_400].Nullable(),
        (texts, dimensions, numbers, period) =>
            new Measurement
            {
                Namespace = texts.Item1,
                Metric = texts.Item2,
                Statistic = texts.Item3,
                Comparison = texts.Item4,
                Dimensions = dimensions,
                Threshold = numbers.Item1,
                Value = numbers.Item2,
                PeriodSeconds = period,
            }
    );

    private static readonly Gen<Signal> Signals = Gen.Select(
        Gen.Select(SaidLine, SaidLine, Line, (source, id, contributor) => new SignalKey(source, id, contributor)),
        Gen.Select(State, State.Nullable(), Gen.Long[new DateTime(2009, 1, 1).Ticks, Read.ReceivedAt.UtcTicks]),
        Gen.Select(SaidLine, Lines, Lines, Line, Line, Line.Null()),
        Gen.Select(Measurements.Null(), Pairs, Gen.Enum<SignalOddity>().HashSet[0, 8], Gen.Bool),
        (key, change, texts, rest) =>
            new Signal
            {
                Key = key,
                State = change.Item1,
                PreviousState = change.Item2,
                At = new DateTimeOffset(change.Item3, TimeSpan.Zero),
                SaidAt = rest.Item4 ? new DateTimeOffset(change.Item3, TimeSpan.Zero).AddMinutes(10) : null,
                Name = texts.Item1,
                Description = texts.Item2,
                Reason = texts.Item3,
                Account = texts.Item4,
                Region = texts.Item5,
                SuppressedBy = texts.Item6,
                Measurement = rest.Item1,
                Tags = rest.Item2,
                Oddities = [.. rest.Item3.Order()],
            }
    );

    [Fact]
    public void A_signal_is_read_back_exactly_as_it_was_written() => Signals.Sample(AssertReadBack);

    [Fact]
    public void Every_alarm_survives_being_passed_on() =>
        Assert.All(Files.Alarms.SelectMany(file => Read.All(File.ReadAllBytes(file)).Signals), AssertReadBack);

    [Fact]
    public void A_document_is_plain_JSON_that_names_its_schema_and_leaves_out_what_is_not_said() =>
        Assert.Equal(
            """{"schema":"roleferry.signal/1","key":{"source":"metrics","id":"signups-per-day"},"state":"ALARM","at":"2025-10-13T14:30:00.5Z","name":"Signups per day"}""",
            SignalDocument.Write(
                new Signal
                {
                    Key = new SignalKey("metrics", "signups-per-day"),
                    State = SignalState.Alarm,
                    At = new DateTimeOffset(2025, 10, 13, 16, 30, 0, 500, TimeSpan.FromHours(2)),
                    Name = "Signups per day",
                    Measurement = null,
                }
            )
        );

    /// <summary>AWS takes such names: it excludes ASCII's control characters only.</summary>
    [Theory]
    [InlineData("\\u0085")]
    [InlineData("\\u202e")]
    [InlineData("\\u200b\\u2066")]
    [InlineData("api\\u202egnp.exe")]
    [InlineData("api\\ufeff")]
    [InlineData("\\ud83d\\udc69\\u200d\\ud83d\\udcbb deploy")]
    [InlineData("\\ud800")]
    public void An_alarm_of_any_name_can_be_passed_on_and_people_see_a_name(string name)
    {
        const string Start = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:";
        string[] events =
        [
            $$"""{"AlarmName":"{{name}}","AlarmArn":"{{Start}}{{name}}","NewStateValue":"ALARM"}""",
            $$"""{"AlarmArn":"{{Start}}{{name}}","AlarmName":"x","NewStateValue":"ALARM"}""",
            $$"""{"alarmArn":"{{Start}}{{name}}","alarmData":{"alarmName":"{{name}}","state":{"value":"ALARM"} } }""",
            $$"""{"AlarmName":"{{name}}","NewStateValue":"ALARM"}""",
        ];
        Assert.All(events, json =>
        {
            var signal = Read.One(json);
            Assert.False(string.IsNullOrWhiteSpace(signal.Name));
            Assert.Equal(signal.Name, PlainText.OneLine(signal.Name));
            AssertReadBack(signal);
        });
    }

    [Fact]
    public void A_number_that_JSON_lacks_is_left_out()
    {
        var signal = new Signal
        {
            Key = new SignalKey("metrics", "reply-rate"),
            State = SignalState.Alarm,
            At = Read.ReceivedAt,
            Name = "Reply rate",
            Measurement = new Measurement { Value = double.NaN, Threshold = 10 },
        };

        var read = Read.One(SignalDocument.Write(signal)).Measurement!;

        Assert.Equal((null, 10.0), (read.Value, read.Threshold));
    }

    private static void AssertReadBack(Signal signal)
    {
        var read = Read.One(SignalDocument.Write(signal));

        Assert.Equal(WithoutLists(signal), WithoutLists(read));
        Assert.Equal(signal.Oddities, read.Oddities);
        Assert.Equal(signal.Tags, read.Tags);
        Assert.Equal(signal.Measurement?.Dimensions, read.Measurement?.Dimensions);
        Assert.Equal(signal.DedupId, read.DedupId);
    }

    /// <summary>Records compare lists by reference; these are compared on their own.</summary>
    private static Signal WithoutLists(Signal signal)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty;
        return signal with
        {
            Oddities = [],
            Tags = none,
            Measurement = signal.Measurement is { } measured ? measured with { Dimensions = none } : null,
        };
    }

    /// <summary>Whole characters only: no half of a pair.</summary>
    private static Gen<string> Text(string alphabet)
    {
        string[] characters = [.. alphabet.EnumerateRunes().Select(rune => rune.ToString())];
        return Gen.Int[0, characters.Length - 1]
            .Array[0, 20]
            .Select(indices => string.Concat(indices.Select(index => characters[index])));
    }
}
