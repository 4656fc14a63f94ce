using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>Every shape in every transport and state; docs/alarms.md lists them.</summary>
public class CatalogueTests
{
    private static readonly string[] States = ["ALARM", "OK", "INSUFFICIENT_DATA"];

    /// <summary>Which body travels how.</summary>
    private static readonly (string Name, string Body, string Transport)[] Ways =
    [
        ("direct", "direct", "none"),
        ("SNS", "sns", "SNS"),
        ("SNS, raw", "sns", "none"),
        ("EventBridge", "eventbridge", "none"),
        ("SQS of SNS", "sns", "SQS of SNS"),
        ("SQS, raw", "sns", "SQS, raw"),
        ("SQS of EventBridge", "eventbridge", "SQS, raw"),
        ("SNS of EventBridge", "eventbridge", "SNS"),
    ];

    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var shape in CatalogueShapes.All.Where(s => s.HasThreeBodies))
        foreach (var (way, _, _) in Ways)
        foreach (var state in States.Where(s => !shape.IsContributor || s != "INSUFFICIENT_DATA"))
            cells.Add(shape.Folder, way, state);
        return cells;
    }

    public static TheoryData<string, string, string> Others()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var shape in CatalogueShapes.All.Where(s => s.Post is null))
        foreach (var name in CatalogueEvents.Of(shape))
        foreach (var transport in Transports.All.Keys)
            cells.Add(shape.Folder, name, transport);
        return cells;
    }

    [Fact]
    public void The_page_says_what_is_read()
    {
        var path = Files.Clone("docs/alarms.md");
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, CataloguePage.Write());

        Assert.Equal(CataloguePage.Write(), File.ReadAllText(path));
    }

    [Fact]
    public void Each_shape_has_two_events_and_each_mapping_is_a_shape()
    {
        Assert.Equal(
            CatalogueShapes.All.Select(s => s.Folder).Order(StringComparer.Ordinal),
            Directory
                .GetDirectories(CatalogueEvents.Folder)
                .Select(d => Path.GetFileName(d))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(CatalogueShapes.All, s => Assert.InRange(CatalogueEvents.Of(s).Length, 2, 9));
        Assert.Empty(CatalogueEvents.Mappings.Problems);
        Assert.Subset(
            CatalogueShapes.All.Select(s => s.Folder).ToHashSet(),
            CatalogueEvents.Mappings.Names.ToHashSet()
        );
    }

    /// <summary>The same transition, whichever way it comes: one key, one state, one time, one measurement.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void An_alarm_of_CloudWatch_is_one_in_every_transport_and_state(string folder, string way, string state)
    {
        var shape = CatalogueShapes.All.Single(s => s.Folder == folder);
        var (_, body, transport) = Ways.Single(w => w.Name == way);
        var expected = One(shape, CatalogueEvents.InState(CatalogueEvents.Text(shape, "eventbridge"), state));

        var signal = One(
            shape,
            Transports.All[transport](CatalogueEvents.InState(CatalogueEvents.Text(shape, body), state))
        );

        Assert.Equal(SignalStateName.Read(state), signal.State);
        Assert.Equal((expected.Key, expected.At, expected.DedupId), (signal.Key, signal.At, signal.DedupId));
        Assert.Equal(expected.Measurement?.Metric, signal.Measurement?.Metric);
        Assert.Equal(expected.Measurement?.Dimensions, signal.Measurement?.Dimensions);
        Assert.Equal(expected.Measurement?.Value, signal.Measurement?.Value);
        Assert.Equal(
            (expected.Measurement?.BandFrom, expected.Measurement?.BandTo),
            (signal.Measurement?.BandFrom, signal.Measurement?.BandTo)
        );
        Assert.Empty(signal.Oddities);
    }

    /// <summary>All that is for AlarmRouter, in all envelopes: the same signals, or nothing for the same reason.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void An_event_is_the_same_in_every_envelope(string folder, string name, string transport)
    {
        var shape = CatalogueShapes.All.Single(s => s.Folder == folder);
        var json = CatalogueEvents.Text(shape, name);
        var plain = CatalogueEvents.Read(shape, json);

        var read = CatalogueEvents.Read(shape, Transports.All[transport](json));

        Assert.Empty(read.Unreadable.Select(u => u.What));
        Assert.Equal(plain.Ignored.Length, read.Ignored.Length);
        Assert.Equal(
            plain.Signals.Select(s => (s.Key.Source, s.Name, s.State)),
            read.Signals.Select(s => (s.Key.Source, s.Name, s.State))
        );
        // What nobody described is known by where it came from.
        if (folder is not ("unknown" or "notice"))
            Assert.Equal(plain.Signals.Select(s => s.Key), read.Signals.Select(s => s.Key));
    }

    [Fact]
    public void An_alarm_and_its_end_are_of_one_alarm()
    {
        foreach (var shape in CatalogueShapes.All)
        {
            var read = CatalogueEvents
                .Of(shape)
                .Where(name =>
                    name.Split('-')[^1] is "alarm" or "ok" or "firing" or "resolved" or "triggered" or "recovered"
                )
                .SelectMany(name => CatalogueEvents.Read(shape, CatalogueEvents.Text(shape, name)).Signals)
                .ToArray();

            if (read.Any(s => s.State == SignalState.Ok))
                Assert.Single(read.Select(s => s.Key).Distinct());
        }
    }

    private static Signal One(CatalogueShape shape, string json)
    {
        var read = CatalogueEvents.Read(shape, json);
        Assert.Empty(read.Unreadable.Select(u => u.What));
        return Assert.Single(read.Signals);
    }
}
