using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Sources;

/// <summary>Shows what becomes of events.</summary>
internal static class TestedFileDisplay
{
    private const int MaxReason = 200;

    public static void Write(ImmutableArray<TestedFile> files, IAnsiConsole console)
    {
        var output = console.Profile.Out.Writer;
        foreach (var file in files)
        {
            output.WriteLine(file.File);
            foreach (var part in file.Parts)
                Write(output, part);
        }
    }

    private static void Write(TextWriter output, TestedPart part)
    {
        if (part.Signal is { } signal)
        {
            output.WriteLine($"    {part.Reader}: {signal.State} {signal.Name}");
            output.WriteLine($"        alarm     {signal.Source}|{signal.Id}");
            output.WriteLine($"        at        {signal.At.ToString("u", CultureInfo.InvariantCulture)}");
            if (signal.Reason.Length > 0)
                output.WriteLine($"        reason    {PlainText.Shorten(PlainText.OneLine(signal.Reason), MaxReason)}");
            foreach (var (name, value) in signal.Tags)
                output.WriteLine($"        {name, -9} {PlainText.OneLine(value)}");
            if (signal.EndsAfter is { } after)
                output.WriteLine($"        ends      {Words.Duration(after)} later, unless more is heard of it");
            if (!signal.Oddities.IsEmpty)
                output.WriteLine($"        mended    {string.Join(", ", signal.Oddities)}");
        }
        else
        {
            output.WriteLine($"    {(part.IsUnreadable ? "failure queue" : "nothing")}: {part.What}");
        }

        if (!part.Unasked.IsEmpty)
            output.WriteLine($"        not used  {string.Join(", ", part.Unasked)}");
        if (part.Incomplete is { } mapping)
            output.WriteLine(
                $"        It fits the mapping {mapping}, but lacks the alarm's name, its id or a state that is known."
            );
        else if (part.Reader is Shapes.Unknown or Shapes.Notice)
            output.WriteLine("        No mapping knows it. `./roleferry sources learn` proposes one.");
    }
}
