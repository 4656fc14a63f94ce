namespace RoleFerry.Cli.Logs.Learning;

/// <summary>A line that is still not understood.</summary>
/// <param name="Line">Its number in its stream, from 1 on.</param>
/// <param name="Text">Its beginning. Redacted.</param>
internal sealed record LeftLine(int Line, string Text);
