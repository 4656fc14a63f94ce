namespace RoleFerry.Core.Reasons;

/// <summary>
/// All the reasons there are for telling, or not telling, somebody. Stored by name: names never change.
/// </summary>
public enum ReasonCode
{
    /// <summary>Severity, service or runbook was taken from the alarm's tags.</summary>
    ClassifiedByTag,

    /// <summary>It was taken from a <c>key=value</c> word of the alarm's description.</summary>
    ClassifiedByDescription,

    /// <summary>It was taken from a rule of the policy.</summary>
    ClassifiedByRule,

    /// <summary>Nothing said how bad it is; P2 was assumed.</summary>
    Unclassified,

    /// <summary>A route of the policy matched.</summary>
    RouteMatched,

    /// <summary>The first time that this channel hears of this incident.</summary>
    FirstNotification,

    /// <summary>The incident became worse than what had been told.</summary>
    SeverityRaised,

    /// <summary>The alarm fired again soon after it was resolved: the same incident goes on.</summary>
    Reopened,

    /// <summary>Still firing, and the route's repeat interval has passed since it was last told.</summary>
    RepeatIntervalElapsed,

    /// <summary>
    /// An alarm that flapped, and of whose return nobody was told, has been firing for longer than it did.
    /// </summary>
    FlappingStays,

    /// <summary>Still firing, but told less than the repeat interval ago: nobody was told again.</summary>
    RepeatIntervalNotElapsed,

    /// <summary>
    /// The alarm joined an incident that is open already and whose channels know: nobody was told again.
    /// </summary>
    JoinedOpenIncident,

    /// <summary>Alarms joined since people were last told of them: they are told together.</summary>
    GroupIntervalElapsed,

    /// <summary>One alarm of the incident recovered, others still fire: it stays open.</summary>
    OthersStillFiring,

    /// <summary>All alarms of the incident are OK.</summary>
    AllRecovered,

    /// <summary>An OK, and no incident is open for it.</summary>
    NothingOpen,

    /// <summary>An ALARM older than what is known already: a newer state was seen first.</summary>
    LateAlarm,

    /// <summary>An OK older than the ALARM that it would answer: it closes nothing.</summary>
    LateOk,

    /// <summary>This very transition was handled before.</summary>
    Duplicate,

    /// <summary>The policy takes missing data as a note, not as an alarm.</summary>
    InsufficientDataNoted,

    /// <summary>CloudWatch itself holds this composite alarm's actions back.</summary>
    SuppressedByCloudWatch,

    /// <summary>The signal was read with something missing or odd.</summary>
    SignalOdd,

    /// <summary>The store could not be reached: the page went out without it and may come twice.</summary>
    StoreUnavailable,

    /// <summary>An earlier channel did not take the message; this one is notified instead.</summary>
    ChannelFailedOver,

    /// <summary>The channel refused the message for good.</summary>
    ChannelRejected,

    /// <summary>The channel could not be reached or was too busy; it is tried again.</summary>
    ChannelRetried,

    /// <summary>
    /// The person behind a channel was rung as often as the policy allows: the page waits for the next ring and is
    /// told with it.
    /// </summary>
    PersonLimitReached,

    /// <summary>A newer message to the same channel says it all: this one was not sent.</summary>
    SupersededByNewer,

    /// <summary>No channel took the message: it lies in the failure queue.</summary>
    NoChannelLeft,

    /// <summary>Somebody looks at it.</summary>
    Acknowledged,

    /// <summary>An acknowledgement was withdrawn.</summary>
    Unacknowledged,

    /// <summary>Somebody said that it is over.</summary>
    ResolvedByPerson,

    /// <summary>Somebody reopened it.</summary>
    ReopenedByPerson,

    /// <summary>More people have to know.</summary>
    Escalated,

    /// <summary>Somebody said how bad it is.</summary>
    SeveritySet,

    /// <summary>Somebody wrote something down.</summary>
    NoteAdded,

    /// <summary>Nobody wants to be told again for a while.</summary>
    Muted,

    /// <summary>It is told again as if it had not been muted.</summary>
    Unmuted,

    /// <summary>A command: it is not muted.</summary>
    NotMuted,

    /// <summary>Somebody was called by name.</summary>
    PersonPaged,

    /// <summary>It is somebody's from now on.</summary>
    Assigned,

    /// <summary>A command: somebody looks at it already.</summary>
    AlreadyAcknowledged,

    /// <summary>A command: nobody had acknowledged it.</summary>
    NotAcknowledged,

    /// <summary>A command: it is over already.</summary>
    AlreadyResolved,

    /// <summary>A command: it is open anyway.</summary>
    AlreadyOpen,

    /// <summary>A command: that level was already notified.</summary>
    AlreadyEscalated,

    /// <summary>A command: it is just as bad already.</summary>
    SameSeverity,

    /// <summary>A command: it is theirs already.</summary>
    AlreadyOwner,

    /// <summary>A command that was said before what counts now.</summary>
    OlderThanWhatCounts,

    /// <summary>A command that was said before an alarm fired again: it was not meant of that.</summary>
    AlarmIsNewer,

    /// <summary>A timer for a state that is gone.</summary>
    OldTimer,

    /// <summary>A command without the words or the time that it needs.</summary>
    NothingSaid,

    /// <summary>A command: another incident is open for the same alarms.</summary>
    AnotherIsOpen,

    /// <summary>A command about an incident that does not exist.</summary>
    NoSuchIncident,

    /// <summary>Still firing, but somebody looks at it: nobody was told again.</summary>
    AcknowledgedNotRepeated,

    /// <summary>Still firing, but muted: nobody was told again.</summary>
    MutedNotRepeated,

    /// <summary>An alarm from before somebody said that it is over: it opens nothing.</summary>
    ResolvedByPersonSince,

    /// <summary>An OK from before somebody reopened it: it closes nothing.</summary>
    ReopenedByPersonSince,

    /// <summary>Nobody acknowledged it within the time of its severity: the next level is told.</summary>
    NotAcknowledgedInTime,

    /// <summary>Nobody answers for a level.</summary>
    NoOneOnCall,

    /// <summary>Whoever answers for a level was told in this round already.</summary>
    PersonAlreadyTold,

    /// <summary>Outside of the hours of its severity: it waits for them.</summary>
    QuietHours,

    /// <summary>Not over within the time of its severity.</summary>
    NotResolvedInTime,

    /// <summary>Whoever acknowledged has not said a word for long: they are asked.</summary>
    AcknowledgementQuiet,

    /// <summary>Whoever acknowledged did not answer: their acknowledgement is withdrawn.</summary>
    AcknowledgementUnanswered,

    /// <summary>A question or a withdrawal: they have said something since.</summary>
    AcknowledgementAnswered,

    /// <summary>What keeps state closed it there, and an alarm of it still fires: it stays open.</summary>
    ClosedWhileFiring,

    /// <summary>Who is on call could not be read: the channels are told all the same.</summary>
    OnCallUnreadable,

    /// <summary>Somebody's silence held it back.</summary>
    Silenced,

    /// <summary>Its service is worked on.</summary>
    InMaintenance,

    /// <summary>Another alarm that fires held it back.</summary>
    Inhibited,

    /// <summary>The route tells nobody at this time.</summary>
    OutsideTimeWindow,

    /// <summary>Something would have held it back, but may not hold a P0 back: it was told.</summary>
    P0NotHeldBack,

    /// <summary>What held it back is over and it fires still.</summary>
    HeldBackNoLonger,

    /// <summary>It comes back again and again: told as often as its route repeats, no oftener.</summary>
    Flapping,

    /// <summary>Something about the product was changed shortly before it began, or after.</summary>
    ChangeNear,

    /// <summary>What moved around its beginning was found, and ranked by what probably caused it.</summary>
    SuspectsFound,

    /// <summary>What was noted as open is missing, over or unreadable: another incident takes its place.</summary>
    StalePointerReplaced,

    /// <summary>A command: what is kept of the incident is about to be deleted.</summary>
    ExpiresSoon,

    /// <summary>The alarm's tags, which CloudWatch was asked for after the first page, say that it is worse.</summary>
    TagsSayWorse,

    /// <summary>The alarm states a severity that is none and that the policy does not know either.</summary>
    SeverityUnknown,

    /// <summary>What missing data count as, and which rule says so.</summary>
    MissingData,

    /// <summary>It waits a moment for what fires together with it, or suppresses it.</summary>
    GroupWaitNotElapsed,
}
