using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Signals.Reading;

/// <summary>
/// Sentences that say why a piece of input is no alarm; what they quote from it is short and harmless.
/// </summary>
internal static class Faults
{
    private const int MaxQuoteLength = 40;

    public static string UnknownState(JsonElement value) =>
        value.AsText() is { } text
            ? $"is {Quote(text)}, which is not OK, ALARM or INSUFFICIENT_DATA"
            : $"{value.Describe()}: an alarm needs a state";

    public static string NoName(JsonElement value) => $"{NoText(value)}, and no ARN identifies the alarm";

    public static string NoText(JsonElement value) => value.AsText() is null ? value.Describe() : "is empty";

    public static string Quote(string text)
    {
        var harmless = new string([
            .. HiddenCharacters
                .Remove(text)
                .Take(MaxQuoteLength)
                .Where(c => !char.IsControl(c) && !char.IsSurrogate(c)),
        ]);
        return text.Length > MaxQuoteLength ? $"\"{harmless}…\"" : $"\"{harmless}\"";
    }
}
