namespace RoleFerry.Core.Tests.Logs.Layouts;

/// <summary>A way to write lines.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Errors">How it writes levels from error on.</param>
/// <param name="Quiet">How it writes levels below.</param>
/// <param name="Line">The line, with {L} for a level and {M} for a message.</param>
internal sealed record Layout(string Name, string[] Errors, string[] Quiet, string Line)
{
    public bool IsObject => Line.StartsWith('{') || Line.Contains("{\"", StringComparison.Ordinal);

    /// <summary>A line of it.</summary>
    public string Write(string level, string message) =>
        Line.Replace("{L}", level, StringComparison.Ordinal)
            .Replace(
                "{M}",
                InQuotes ? message.Replace("\"", "\\\"", StringComparison.Ordinal) : message,
                StringComparison.Ordinal
            );

    private bool InQuotes => Line.Contains("\"{M}", StringComparison.Ordinal);
}
