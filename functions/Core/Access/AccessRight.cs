namespace RoleFerry.Core.Access;

/// <summary>
/// What is asked of somebody who wants to do something: each command names one. Few, so that whoever writes
/// <c>monitoring/oncall.yaml</c> sees what they give away.
/// </summary>
public enum AccessRight
{
    /// <summary>To see how things stand: everybody's.</summary>
    Read,

    /// <summary>
    /// To respond: acknowledge and withdraw that, take or give, add notes, call more people, open an incident. None of
    /// it ends anything, and who does it stands in the timeline.
    /// </summary>
    Acknowledge,

    /// <summary>To end an incident, to open it again, and to say how bad it is.</summary>
    Resolve,

    /// <summary>To keep people from being notified: silences and mutes, and their end.</summary>
    Silence,

    /// <summary>To say who is on call.</summary>
    Override,

    /// <summary>What the clock alone does: nobody's.</summary>
    Clock,
}
