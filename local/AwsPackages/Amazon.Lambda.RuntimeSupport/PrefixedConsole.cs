using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Puts the time, the request and the level before each line that is written to the console, as the real package
/// does.
/// </summary>
internal sealed class PrefixedConsole(TextWriter inner, string level, TimeProvider time) : TextWriter
{
    /// <summary>Whose invocation is under way; empty before the first.</summary>
    public static string RequestId { get; set; } = "";

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine(string? value) =>
        inner.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\t{RequestId}\t{level}\t{value}"
            )
        );

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
