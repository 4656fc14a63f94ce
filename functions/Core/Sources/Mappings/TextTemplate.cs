using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>
/// A text with fields of the event in it: <c>Pipeline {detail.pipeline}</c>. <c>{a ?? b}</c> is the first that says
/// something; <c>last(a)</c> what stands after the last <c>/</c> or <c>:</c>, as an ARN's name does.
/// </summary>
public sealed class TextTemplate
{
    private const string Or = "??";
    private const string LastOf = "last(";

    private readonly ImmutableArray<Part> _parts;

    private TextTemplate(ImmutableArray<Part> parts) => _parts = parts;

    /// <summary>The fields that it asks for.</summary>
    public IEnumerable<FieldPath> Paths => _parts.SelectMany(p => p.Choices).Select(c => c.Path);

    /// <summary>Reads a template. Never throws.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="template">The template.</param>
    /// <param name="problem">What is wrong, in a sentence.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out TextTemplate? template,
        [NotNullWhen(false)] out string? problem
    )
    {
        (template, problem) = (null, null);
        var parts = ImmutableArray.CreateBuilder<Part>();
        for (var rest = text; rest.Length > 0 && problem is null; )
        {
            var open = rest.IndexOfAny(['{', '}']);
            if (open > 0 || open < 0)
                parts.Add(new Part(open < 0 ? rest : rest[..open], []));
            rest = open < 0 ? "" : rest[open..];
            if (rest.Length == 0)
                break;
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            if (close <= 0)
                problem = "A field stands within { and }, and neither stands alone.";
            else if (TryReadChoices(rest[1..close], out var choices, out problem))
                parts.Add(new Part("", choices));
            rest = close < 0 ? "" : rest[(close + 1)..];
        }

        if (problem is null && string.IsNullOrWhiteSpace(text))
            problem = "A text is expected, with fields of the event within { and }.";
        if (problem is not null)
            return false;
        template = new TextTemplate(parts.ToImmutable());
        return true;
    }

    /// <summary>The text with what the event says; null where it does not say all of it.</summary>
    internal string? Whole(in EventFacts facts)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Fill(facts) is not { } said)
                return null;
            text.Append(said);
        }

        return text.ToString();
    }

    /// <summary>The text with as much as the event says; empty where it says no field of it.</summary>
    internal string Fill(in EventFacts facts)
    {
        var (text, isSaid) = (new StringBuilder(), _parts.All(p => p.Choices.IsEmpty));
        foreach (var part in _parts)
        {
            var said = part.Fill(facts);
            isSaid |= said is not null && !part.Choices.IsEmpty;
            text.Append(said);
        }

        return isSaid ? text.ToString() : "";
    }

    private static bool TryReadChoices(
        string text,
        out ImmutableArray<Choice> choices,
        [NotNullWhen(false)] out string? problem
    )
    {
        var found = ImmutableArray.CreateBuilder<Choice>();
        (choices, problem) = ([], null);
        foreach (var one in text.Split(Or, StringSplitOptions.TrimEntries))
        {
            var isLast = one.StartsWith(LastOf, StringComparison.Ordinal) && one.EndsWith(')');
            if (!FieldPath.TryRead(isLast ? one[LastOf.Length..^1].Trim() : one, out var path, out problem))
                return false;
            found.Add(new Choice(path, isLast));
        }

        choices = found.ToImmutable();
        return true;
    }

    /// <summary>A text, or the fields of which the first that is said stands here.</summary>
    private readonly record struct Part(string Text, ImmutableArray<Choice> Choices)
    {
        public string? Fill(in EventFacts facts)
        {
            if (Choices.IsEmpty)
                return Text;
            foreach (var choice in Choices)
            {
                if (choice.Fill(facts) is { } said)
                    return said;
            }

            return null;
        }
    }

    private readonly record struct Choice(FieldPath Path, bool IsLast)
    {
        public string? Fill(in EventFacts facts)
        {
            var said = facts.Find(Path);
            return said is null || !IsLast ? said : said[(said.TrimEnd('/', ':').LastIndexOfAny(['/', ':']) + 1)..];
        }
    }
}
