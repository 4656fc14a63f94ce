namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>A line of a post-mortem, and where it stands.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Text">Without its line break.</param>
/// <param name="Section">
/// The heading that it stands under; empty before the first one. Level 1 is the title, not a section.
/// </param>
/// <param name="Generated">
/// The name of the block that it stands in where the block is ours to write; null where it is people's.
/// </param>
internal readonly record struct MarkdownLine(int Number, int Start, string Text, string Section, string? Generated)
{
    /// <summary>Whether it stands under that heading, in upper or lower case.</summary>
    public bool IsIn(string section) => string.Equals(Section, section, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a heading itself.</summary>
    public bool IsHeading => Text.StartsWith('#');

    /// <summary>All lines. A heading and a block's marks belong to what they begin or end.</summary>
    public static IEnumerable<MarkdownLine> Read(string text)
    {
        var section = "";
        string? block = null;
        var (number, start) = (0, 0);
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var line = text[start..end].TrimEnd('\r');
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section = line[3..].Trim();
            block ??= PostMortemDraft.Blocks.FirstOrDefault(b =>
                line.StartsWith(PostMortemDraft.Begin(b), StringComparison.Ordinal)
            );
            yield return new MarkdownLine(++number, start, line, section, block);
            if (block is not null && line == PostMortemDraft.End(block))
                block = null;
            start = end + 1;
        }
    }
}
