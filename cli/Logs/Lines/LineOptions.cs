using System.CommandLine;
using System.Globalization;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Logs.Lines;

/// <summary>Where the lines come from that a command shows: a file, standard input, or a log group.</summary>
internal sealed class LineOptions
{
    /// <summary>The log group whose rule holds, or that is read.</summary>
    public Option<string?> Group { get; } =
        new("--group")
        {
            Description = "Read the lines as those of this log group. Default: a group that no rule names.",
            HelpName = "NAME",
        };

    /// <summary>How far back a log group is read.</summary>
    public Option<string?> Since { get; } =
        new("--since")
        {
            Description =
                "Read the lines that the log group got this long ago and later, as 1h or 30m, from the account.",
            HelpName = "DURATION",
        };

    /// <summary>The length of time that was said; a complaint where it is none.</summary>
    public bool TryGetSince(ParseResult line, out TimeSpan since, out string complaint)
    {
        (since, complaint) = (default, "");
        if (line.GetValue(Since) is not { } text)
            return true;
        if (!DurationText.TryRead(text, out since, out var error))
            complaint = string.Create(CultureInfo.InvariantCulture, $"--since: {error}");
        else if (line.GetValue(Group) is null)
            complaint = "--since needs --group: the name of the log group to read.";
        return complaint.Length == 0;
    }
}
