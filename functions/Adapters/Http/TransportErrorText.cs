using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Http;

/// <summary>What a vendor said, fit for a timeline.</summary>
internal static class TransportErrorText
{
    private const int MaxLength = 300;

    /// <summary>On one line and cut.</summary>
    public static string Short(string text) => PlainText.Shorten(PlainText.OneLine(text), MaxLength);
}
