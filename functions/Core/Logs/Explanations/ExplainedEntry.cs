using System.Collections.Immutable;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.Explanations;

/// <summary>What a function makes of one error of a log.</summary>
/// <param name="Event">The number of the error's first event, from 0 on.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Service">Who wrote it.</param>
/// <param name="Logger">The logger's name; empty where the line has none.</param>
/// <param name="Fingerprint">Its group.</param>
/// <param name="Template">What the group has in common. Redacted.</param>
/// <param name="Pattern">The pattern of logs.yaml that knows it; null: none does.</param>
/// <param name="Sample">What is kept of it. Redacted.</param>
/// <param name="Frames">The calls of its stack trace, innermost first.</param>
/// <param name="Message">Its message. Redacted.</param>
/// <param name="Exception">Its exception, where that has a field of its own; else empty. Redacted.</param>
/// <param name="Secrets">The kinds of what was taken out, each with how often.</param>
public sealed record ExplainedEntry(
    int Event,
    int Lines,
    string Format,
    Level Level,
    string Service,
    string Logger,
    string Fingerprint,
    string Template,
    string? Pattern,
    string Sample,
    ImmutableArray<StackFrame> Frames,
    string Message,
    string Exception,
    ImmutableArray<FoundSecrets> Secrets
);
