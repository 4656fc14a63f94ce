using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.StackTraces.Libraries;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Cli.Logs;

/// <summary>
/// Why an error's template is what it is: a line for each token that a rule is for, and for each frame.
/// </summary>
internal static class FingerprintReasons
{
    /// <param name="message">The error's message, perhaps with a stack trace.</param>
    /// <param name="exception">The exception, where it is in a field of its own; else empty.</param>
    /// <param name="inApp">Which frames are the product's own.</param>
    public static IEnumerable<string> Of(string message, string exception, InAppRules inApp)
    {
        var trace = StackTrace.Parse(exception, inApp) ?? StackTrace.Parse(message, inApp);
        return trace is null ? OfText(message).Concat(OfText(exception)) : trace.Errors.SelectMany(OfError);
    }

    private static IEnumerable<string> OfError(StackError error) =>
        OfText(error.Message)
            .Prepend(error.Type.Length == 0 ? "error" : error.Type)
            .Concat(error.Frames.Select(OfFrame));

    private static string OfFrame(StackFrame frame) =>
        $"at {frame.Module}{(frame.Module.Length > 0 && frame.Function.Length > 0 ? " " : "")}{frame.Function}: "
        + $"{(frame.IsApp ? "own" : "library")}, {Reason(frame.Rule)}";

    private static IEnumerable<string> OfText(string text)
    {
        var explanation = MessageTemplate.Explain(text.Split('\n')[0]);
        return explanation.Parts.Concat(explanation.Notes).Select(p => $"{p.Text} {Verb(p.Kind)} {p.Kind}");
    }

    private static string Verb(MaskKind kind) =>
        kind switch
        {
            MaskKind.Code or MaskKind.SchemaName => "stays:",
            MaskKind.Remark => "is written as for one, or left out:",
            _ => "is",
        };

    private static string Reason(FrameRule rule) =>
        rule switch
        {
            FrameRule.ListedAsOwn => "inApp of logs.yaml names it",
            FrameRule.OwnSource => "it names a file of the machine that built it",
            FrameRule.ListedAsLibrary => "libraries of logs.yaml names it",
            FrameRule.Runtime => "it belongs to the language or its runtime",
            FrameRule.KnownLibrary => "its name is that of a well-known library",
            FrameRule.Installed => "its file is where packages are installed",
            FrameRule.WithoutSource => "other frames name their files and it does not",
            _ => "nothing says that it is a library's",
        };
}
