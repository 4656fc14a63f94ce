using System.Reflection;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;

namespace RoleFerry.Core.Tests.Incidents;

public class IncidentEventKindsTests
{
    /// <summary>What timelines in tables hold. A name is added, never changed and never removed.</summary>
    private static readonly string[] Stored =
    [
        "Acknowledged",
        "AcknowledgementQuestioned",
        "Assigned",
        "ChangeTold",
        "ClosedElsewhere",
        "Escalated",
        "EscalationHeld",
        "HeldOpen",
        "Joined",
        "JoinsTold",
        "LevelSkipped",
        "Muted",
        "NoteAdded",
        "Noted",
        "Opened",
        "Overdue",
        "PersonPaged",
        "Raised",
        "Recovered",
        "Released",
        "Reopened",
        "Repeated",
        "Resolved",
        "SeveritySet",
        "StillFiring",
        "SuspectsTold",
        "Unacknowledged",
        "Unmuted",
    ];

    [Fact]
    public void Every_stored_name_is_read_as_the_kind_of_that_name()
    {
        Assert.All(Stored, name => Assert.Contains(IncidentEventKinds.Read(name), IncidentEventKinds.All));
        Assert.Equal(Stored, IncidentEventKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_kind_that_a_command_or_an_alarm_writes_is_missing_from_the_list()
    {
        var declared = typeof(IncidentEventKind)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(IncidentEventKind))
            .Select(field => field.GetValue(null));

        Assert.Empty(declared.Except(IncidentEventKinds.All));
    }

    [Fact]
    public void A_name_of_a_newer_version_is_shown_by_its_name_and_changes_nothing()
    {
        var kind = IncidentEventKinds.Read("FromTheFuture");

        Assert.Equal("FromTheFuture", kind.Name);
        Assert.True(kind.IsLineOnly);
    }
}
