using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Core.Tests.Incidents.PostMortems;

public class PostMortemCheckTests
{
    private const string Complete = """
        # Post-mortem
        ## What happened
        <!-- timeline -->
        - the alarm TODO-list fired
        <!-- /timeline -->
        ## Root cause
        A lock.
        ## Impact
        - Users affected: 12
        ## Resolution
        The lock was let go.
        ## Action items
        - [ ] Time-out for the lock (owner: jonas, deadline: 2026-12-01)
        - [x] Alarm on lock waits (owner: maya, deadline: 2026-11-30)
        """;

    [Fact]
    public void What_is_complete_can_be_published_and_an_alarms_name_is_no_gap()
    {
        Assert.Empty(PostMortemCheck.Missing(Complete));
    }

    [Theory]
    [InlineData("A lock.", "TODO: why", "Line 7, Root cause, still has to be filled in: TODO: why")]
    [InlineData("affected: 12", "affected: TODO", "Line 9, Impact, still has to be filled in: - Users affected: TODO")]
    [InlineData("A lock.", "", "The section \"Root cause\" is empty.")]
    [InlineData("A lock.", "<!-- later -->", "The section \"Root cause\" is empty.")]
    [InlineData("## Resolution", "## Solution", "There is no section \"Resolution\".")]
    [InlineData("owner: jonas, ", "", "Action item 1 has no owner: Time-out for the lock (deadline: 2026-12-01)")]
    [InlineData(
        "owner: jonas",
        "owner: ",
        "Action item 1 has no owner: Time-out for the lock (owner: , deadline: 2026-12-01)"
    )]
    [InlineData(
        "2026-12-01",
        "soon",
        "Action item 1 has no deadline (deadline: 2026-12-31): Time-out for the lock (owner: jonas, deadline: soon)"
    )]
    [InlineData(
        "2026-12-01",
        "2026-13-01",
        "Action item 1 has no deadline (deadline: 2026-12-31): Time-out for the lock (owner: jonas, deadline: "
            + "2026-13-01)"
    )]
    public void What_is_missing_is_named(string there, string instead, string missing)
    {
        Assert.Equal([missing], PostMortemCheck.Missing(Complete.Replace(there, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void Action_items_are_read_with_owner_and_deadline()
    {
        Assert.Equal(
            [
                new ActionItem(
                    1,
                    false,
                    "Time-out for the lock (owner: jonas, deadline: 2026-12-01)",
                    "jonas",
                    new DateOnly(2026, 12, 1)
                ),
                new ActionItem(
                    2,
                    true,
                    "Alarm on lock waits (owner: maya, deadline: 2026-11-30)",
                    "maya",
                    new DateOnly(2026, 11, 30)
                ),
            ],
            ActionItem.Read(Complete)
        );
    }

    [Theory]
    [InlineData("- [ ] elsewhere\n## Action items\n* [X] a\r\n  - [ ] b\n", "a;b")]
    [InlineData("## action ITEMS\n- [] no box\n- [ ] c", "c")]
    [InlineData("## Action items\n## Notes\n- [ ] later", "")]
    public void A_box_counts_in_its_section_only(string text, string items)
    {
        Assert.Equal(items, string.Join(';', ActionItem.Read(text).Select(a => a.What)));
    }

    [Fact]
    public void A_tick_changes_one_character()
    {
        var ticked = ActionItem.Tick(Complete, 1);

        Assert.Equal(Complete.Replace("- [ ] Time-out", "- [x] Time-out", StringComparison.Ordinal), ticked);
        Assert.Equal(ticked, ActionItem.Tick(ticked!, 1));
        Assert.Null(ActionItem.Tick(Complete, 3));
        Assert.Null(ActionItem.Tick(Complete, 0));
    }
}
