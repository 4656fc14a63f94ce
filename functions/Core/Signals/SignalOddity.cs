namespace RoleFerry.Core.Signals;

/// <summary>What was odd about a signal and was mended rather than dropped. Shown on the timeline.</summary>
public enum SignalOddity
{
    /// <summary>The state's own time could not be read; the envelope's was taken.</summary>
    TimeFromEnvelope,

    /// <summary>No time could be read anywhere; the moment of arrival was taken.</summary>
    TimeFromArrival,

    /// <summary>A text was longer than <see cref="Signal.MaxTextLength"/> and was cut.</summary>
    TextCut,

    /// <summary><c>reasonData</c> was there but was not the JSON that it should be.</summary>
    ReasonDataUnreadable,
}
