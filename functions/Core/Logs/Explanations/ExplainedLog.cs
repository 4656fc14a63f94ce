using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Explanations;

/// <summary>What a function makes of the events of one stream.</summary>
/// <param name="Entries">Its errors, in order.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Unread">Lines that look like errors and that no reader understood.</param>
/// <param name="IsRefused">Whether the rules refuse its group: then nothing of it is read.</param>
public sealed record ExplainedLog(ImmutableArray<ExplainedEntry> Entries, int Events, long Unread, bool IsRefused);
