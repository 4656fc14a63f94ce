namespace RoleFerry.Adapters.Secrets;

/// <summary>
/// A value that must not be seen: it prints as <c>(secret)</c>. Visible ASCII, so that it fits into a header.
/// </summary>
internal sealed record Secret
{
    private readonly string _value;

    private Secret(string value) => _value = value;

    /// <summary>
    /// The secret without white space around it; null where nothing is left or something other than visible ASCII is
    /// in it.
    /// </summary>
    public static Secret? From(string text)
    {
        var value = text.Trim();
        return value.Length > 0 && value.All(c => c is > ' ' and <= '~') ? new Secret(value) : null;
    }

    /// <summary>The value itself, to be sent and never to be kept, printed or logged.</summary>
    public string Reveal() => _value;

    public override string ToString() => "(secret)";
}
