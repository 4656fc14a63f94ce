namespace RoleFerry.Core.Logs.Redaction.Escapes;

/// <summary>The layers of escaping that a character was under.</summary>
/// <param name="All">How many.</param>
/// <param name="Percent">How many of them were percent-encoding.</param>
internal readonly record struct Layers(byte All, byte Percent)
{
    /// <summary>With those of another: of each kind the greater number.</summary>
    public Layers With(Layers other) => new(Math.Max(All, other.All), Math.Max(Percent, other.Percent));

    /// <summary>With one more.</summary>
    public Layers Under(bool percent) => new((byte)(All + 1), (byte)(Percent + (percent ? 1 : 0)));
}
