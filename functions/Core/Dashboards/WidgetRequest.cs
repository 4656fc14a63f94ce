using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Dashboards;

/// <summary>
/// What a CloudWatch dashboard asks of a custom widget: its params, and around them the size, the colours and the
/// time shown. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html
/// </summary>
public sealed class WidgetRequest
{
    /// <summary>The param that a pressed button says.</summary>
    public const string PressName = "press";

    private const int DefaultWidth = 600;
    private const int DefaultHeight = 300;
    private const int LargestSide = 4_000;
    private const int MaxTextLength = 300;
    private const int MaxTexts = 20;

    /// <summary>A span of time beyond this is cut at its beginning: a widget must not read years.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(93);

    private static readonly TimeSpan DefaultTime = TimeSpan.FromHours(6);

    private readonly Dictionary<string, ImmutableArray<string>> _params = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _forms = new(StringComparer.Ordinal);

    private WidgetRequest() { }

    /// <summary>Whether the dashboard asks for the widget's description instead of its content.</summary>
    public bool AsksForDescription { get; private init; }

    /// <summary>Pixels.</summary>
    public int Width { get; private init; } = DefaultWidth;

    /// <summary>Pixels.</summary>
    public int Height { get; private init; } = DefaultHeight;

    /// <summary>Whether the dashboard has light text on a dark ground.</summary>
    public bool IsDark { get; private init; }

    /// <summary>The beginning of the time shown.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>The end of the time shown; later than <see cref="From"/>.</summary>
    public DateTimeOffset To { get; private init; }

    /// <summary>Which widget.</summary>
    public string Widget => Text("widget");

    /// <summary>
    /// The token of the button that was pressed (<see cref="ButtonPress"/>); empty where none was. An ordinary drawing
    /// has the params of the widget's definition twice, around the context and in it as <c>params</c>; the call of a
    /// button has its own around the context, and the context still has the definition's. So what stands in the
    /// context was written into the dashboard, and presses nothing.
    /// </summary>
    public string Press => IsPressWritten ? "" : Text(PressName);

    /// <summary>Whether the dashboard's own body says that a button is pressed.</summary>
    public bool IsPressWritten { get; private init; }

    /// <summary>
    /// Reads it. Never throws: what is missing or odd is as if it had not been said, so that a widget draws something
    /// whoever invokes it.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="now">The end of the time shown, where the event names none.</param>
    public static WidgetRequest Read(ReadOnlyMemory<byte> payload, DateTimeOffset now)
    {
        using var json = JsonInput.Parse(payload);
        return json is null ? new WidgetRequest { From = now - DefaultTime, To = now } : Read(json.RootElement, now);
    }

    /// <summary>A param's text, or the first of several; empty where it was not given.</summary>
    public string Text(string name) => Texts(name) is [var first, ..] ? first : "";

    /// <summary>A param's texts.</summary>
    public ImmutableArray<string> Texts(string name) => _params.GetValueOrDefault(name, []);

    /// <summary>What the reader chose in a form of the widget; empty where nothing was. Never a param.</summary>
    public string Chosen(string name) => _forms.GetValueOrDefault(name, []) is [var first, ..] ? first : "";

    /// <summary>A param's number, between two; the default where none was given.</summary>
    public int Number(string name, int least, int most, int @default) =>
        int.TryParse(Text(name), out var number) ? Math.Clamp(number, least, most) : @default;

    private static WidgetRequest Read(JsonElement json, DateTimeOffset now)
    {
        var context = Get(json, "widgetContext");
        var range = Get(context, "timeRange");
        var zoom = Get(range, "zoom");
        var (from, to) = (Moment(zoom, "start") ?? Moment(range, "start"), Moment(zoom, "end") ?? Moment(range, "end"));
        var end = to ?? now;
        var start = from is { } f && f < end ? f : end - DefaultTime;
        var request = new WidgetRequest
        {
            AsksForDescription = Get(json, "describe").ValueKind == JsonValueKind.True,
            Width = Side(context, "width", DefaultWidth),
            Height = Side(context, "height", DefaultHeight),
            IsDark = Get(context, "theme") is { ValueKind: JsonValueKind.String } theme && theme.ValueEquals("dark"),
            From = end - start > LongestTime ? end - LongestTime : start,
            To = end,
            IsPressWritten = Get(Get(context, "params"), PressName).ValueKind != JsonValueKind.Undefined,
        };
        // The widget's own params come twice; what a button said counts more.
        Take(Get(context, "params"), request._params);
        Take(json, request._params);
        Take(Get(Get(context, "forms"), "all"), request._forms);
        return request;
    }

    private static void Take(JsonElement json, Dictionary<string, ImmutableArray<string>> into)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in json.EnumerateObject())
        {
            var texts = (
                member.Value.ValueKind == JsonValueKind.Array
                    ? member.Value.EnumerateArray()
                    : Enumerable.Repeat(member.Value, 1)
            )
                .Where(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .Take(MaxTexts)
                .Select(v => PlainText.Shorten(PlainText.OneLine(v.ToString()), MaxTextLength))
                .ToImmutableArray();
            if (!texts.IsEmpty)
                into[member.Name] = texts;
        }
    }

    private static JsonElement Get(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static int Side(JsonElement json, string name, int @default) =>
        Get(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var side) && side >= 1
            ? (int)Math.Clamp(side, 160, LargestSide)
            : @default;

    private static DateTimeOffset? Moment(JsonElement json, string name) =>
        Get(json, name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var milliseconds)
        && milliseconds is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
