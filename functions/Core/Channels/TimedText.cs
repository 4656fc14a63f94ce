using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>
/// A text whose moments each channel writes its own way: in the reader's zone where its vendor can, else in UTC. What
/// has moments is our own words and holds nothing from outside.
/// </summary>
/// <param name="Text">The text as it is; with moments a format, <c>{0} to {1}</c>.</param>
/// <param name="Moments">The moments.</param>
internal readonly record struct TimedText(string Text, ImmutableArray<DateTimeOffset> Moments)
{
    /// <summary>Our own words with moments in them.</summary>
    public static TimedText At(string format, params ReadOnlySpan<DateTimeOffset> moments) => new(format, [.. moments]);

    /// <summary>A text from anywhere, without moments.</summary>
    public static implicit operator TimedText(string text) => new(text, []);

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether it has moments, and so is our own words.</summary>
    public bool IsTimed => !Moments.IsDefaultOrEmpty;

    /// <summary>In UTC: <c>2026-03-01 03:12:07 UTC</c>.</summary>
    public string Plain => With(Words.Time);

    /// <summary>The text with its moments written in a channel's way.</summary>
    public string With(Func<DateTimeOffset, string> write) =>
        IsTimed ? string.Format(CultureInfo.InvariantCulture, Text, [.. Moments.Select(m => (object)write(m))]) : Text;
}
