using RoleFerry.Core.Announcements;
using RoleFerry.Core.Metrics.Digests;

namespace RoleFerry.Core.Tests.Metrics.Digests;

public class UnknownSeveritiesTests
{
    [Fact]
    public void Where_all_words_are_known_nothing_is_said() => Assert.Empty(UnknownSeverities.Of([]));

    [Fact]
    public void Alarms_are_counted_and_those_that_came_most_often_named()
    {
        string[] names = ["f", "e", "d", "c", "b", "a", "b", "c", "c"];

        var part = Assert.IsType<AnnouncementPart.Paragraph>(Assert.Single(UnknownSeverities.Of(names)));

        Assert.StartsWith(
            "Alarms whose severity word nobody knows: 6, in 9 events: c (3), b (2), a (1), d (1), e (1), and 1 more.",
            part.Text,
            StringComparison.Ordinal
        );
    }
}
