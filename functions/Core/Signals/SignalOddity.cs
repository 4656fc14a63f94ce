namespace RoleFerry.Core.Signals;

/// <summary>What was odd about a signal and was mended rather than dropped. Shown on the timeline.</summary>
public enum SignalOddity
{
    /// <summary>The state's own time could not be read, or not be believed; the envelope's was taken.</summary>
    TimeFromEnvelope,

    /// <summary>No time could be read anywhere; the moment of arrival was taken.</summary>
    TimeFromArrival,

    /// <summary>
    /// A text was longer than <see cref="Signal.MaxTextLength"/>, or than its own limit, and was cut.
    /// </summary>
    TextCut,

    /// <summary>
    /// A text held control characters, which were left out, or bytes that are no text, which became U+FFFD.
    /// </summary>
    TextMended,

    /// <summary><c>reasonData</c> was there but was not the JSON that it should be.</summary>
    ReasonDataUnreadable,

    /// <summary>
    /// The alarm's ARN was missing or is none; account, region and name identify it (<see cref="SignalKey"/>).
    /// </summary>
    IdWithoutArn,

    /// <summary>The alarm's name was missing; the one in its ARN was used.</summary>
    NameFromArn,

    /// <summary>
    /// The source's clock was ahead of ours; at most a minute is believed. It said <see cref="Signal.SaidAt"/>.
    /// </summary>
    TimeAhead,

    /// <summary>A part that is not needed had the wrong type, or a list was too long: it was left out.</summary>
    PartLeftOut,

    /// <summary>The event carries no tags of its alarm; CloudWatch was asked for them.</summary>
    TagsAskedFor,

    /// <summary>The event carries no tags of its alarm, and CloudWatch refuses to tell them.</summary>
    TagsRefused,
}
