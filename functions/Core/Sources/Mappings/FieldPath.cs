using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>
/// Where something stands in an event: members with dots between them (<c>detail.state</c>, also with blanks:
/// <c>Event Source</c>), a place in a list (<c>resources[0]</c>), the first item of a list that has a member of that
/// value (<c>Trigger.Dimensions[name=QueueName].value</c>), a member whose name has dots itself
/// (<c>labels["app.name"]</c>). What is not in the event but around it is <c>$subject</c>, <c>$topic</c> (or queue)
/// and <c>$text</c>.
/// </summary>
public sealed class FieldPath
{
    /// <summary>What is around an event, or all of one that is a text.</summary>
    public static readonly ImmutableArray<string> Around = ["$subject", "$topic", "$text"];

    private readonly ImmutableArray<Step> _steps;

    private FieldPath(string text, ImmutableArray<Step> steps) => (Text, _steps) = (text, steps);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path. Never throws.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="path">The path.</param>
    /// <param name="problem">What is wrong, in a sentence.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out FieldPath? path,
        [NotNullWhen(false)] out string? problem
    )
    {
        (path, problem) = (null, null);
        var steps = ImmutableArray.CreateBuilder<Step>();
        if (text.StartsWith('$'))
        {
            if (!Around.Contains(text))
                problem = $"`{text}` is none of {string.Join(", ", Around)}.";
        }
        else
        {
            for (var rest = text.AsSpan(); problem is null; )
            {
                problem = TakeStep(ref rest, isFirst: steps.Count == 0, out var step);
                if (problem is null)
                    steps.Add(step);
                if (rest.IsEmpty)
                    break;
            }
        }

        if (problem is not null)
            return false;
        path = new FieldPath(text, steps.ToImmutable());
        return true;
    }

    /// <summary>What stands there; of kind Undefined where nothing does.</summary>
    internal JsonElement Find(JsonElement json)
    {
        var at = json;
        foreach (var step in _steps)
            at = step.Into(at);
        return at;
    }

    private static string? TakeStep(ref ReadOnlySpan<char> rest, bool isFirst, out Step step)
    {
        step = default;
        if (!isFirst && rest[0] == '.')
            rest = rest[1..];
        else if (!isFirst && rest[0] != '[')
            return "A path goes on with `.` or `[` after a `]`.";
        if (!rest.IsEmpty && rest[0] == '[')
            return TakeBracket(ref rest, out step);
        var end = rest.IndexOfAny(".[]{}");
        var name = (end < 0 ? rest : rest[..end]).Trim().ToString();
        rest = end < 0 ? default : rest[end..];
        if (name.Length == 0 || (rest.Length > 0 && rest[0] is not ('.' or '[')))
            return "A path is members with dots between them, such as `detail.state` or `resources[0]`.";
        step = new Step(name, null, null);
        return null;
    }

    private static string? TakeBracket(ref ReadOnlySpan<char> rest, out Step step)
    {
        step = default;
        if (rest.StartsWith("[\"") && rest[2..].IndexOf("\"]") is > 0 and var quoted)
        {
            step = new Step(rest.Slice(2, quoted).ToString(), null, null);
            rest = rest[(quoted + 4)..];
            return null;
        }

        var end = rest.IndexOf(']');
        var inside = end < 0 ? "" : rest[1..end].Trim().ToString();
        rest = end < 0 ? default : rest[(end + 1)..];
        var equals = inside.IndexOf('=', StringComparison.Ordinal);
        if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            step = new Step(null, index, null);
        else if (equals > 0 && equals < inside.Length - 1)
            step = new Step(inside[..equals].Trim(), null, inside[(equals + 1)..].Trim());
        else
            return "Within [ ] stands a place (`[0]`), a member and its value (`[name=Queue]`) or a name in quotes.";
        return null;
    }

    /// <summary>A member by its name, an item by its place, or the first item whose member has a value.</summary>
    private readonly record struct Step(string? Name, int? Index, string? Value)
    {
        public JsonElement Into(JsonElement json)
        {
            if (Index is { } index)
                return json.IsList && index < json.GetArrayLength() ? json[index] : default;
            if (Value is null)
                return json.Get(Name!);
            if (!json.IsList)
                return default;
            foreach (var item in json.EnumerateArray())
            {
                if (EventFacts.TextOf(item.Get(Name!)) == Value)
                    return item;
            }

            return default;
        }
    }
}
