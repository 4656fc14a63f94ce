using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Sources.Unknown;

/// <summary>Takes secrets out of what strangers write, of which nobody has said that it holds none.</summary>
internal static class Redaction
{
    private static readonly Redactor Redactor = new([]);

    /// <summary>The text without its secrets.</summary>
    public static string Of(string text) => Redactor.Apply(text);
}
