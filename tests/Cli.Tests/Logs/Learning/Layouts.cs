namespace RoleFerry.Cli.Tests.Logs.Learning;

/// <summary>Layouts that no reader knows, each with the pattern that has to be found for it.</summary>
internal static class Layouts
{
    private static readonly string[] Levels = ["error", "warn", "info", "info", "debug"];

    private static readonly string[] Messages =
    [
        "disk 3 is full",
        "order 17 could not be placed",
        "paper is out",
        "user 4 has logged in",
        "cache miss for key 9",
        "done",
        "retrying in 5 s",
        "error rate is fine",
    ];

    /// <summary>The layouts. In a line {L} is a level, {U} one in capitals, {C} its letter, {I} a number.</summary>
    public static TheoryData<string, string> All { get; } =
        new()
        {
            { "worker seven |{L}| {M}", "worker seven |{level}| {message}" },
            { "worker seven >> {L} << {M}", "worker seven >> {level} << {message}" },
            { "node{I}~~{L}~~app~~{M}", "{any}~~{level}~~{logger}~~{message}" },
            { "^2026-11-30^{U}^{M}", "^{time}^{level}^{message}" },
            { "3{I}. November 2026 14:0{I} Uhr [{L}] {M}", "{time} [{level}] {message}" },
            { "1{I} novembre 2026 {L} {M}", "{process} {any} {any} {level} {message}" },
            { "Thread main, level {L}, class Foo{I}: {M}", "Thread main, level {level}, {message}" },
            { "2026-11-30/14:00:00/{L}/Foo/{M}", "{time}/{any}/{level}/{logger}/{message}" },
            { "\"2026-11-30\",\"{U}\",\"{M}\"", "\"{time}\",\"{level}\",\"{message}" },
            { "2026-11-30;app{I};{L};{M}", "{time};{any};{level};{message}" },
            { "(main) {L} {Foo} {M}", "(main) {level} {any} {message}" },
            { "176451120{I};{C};{M}", "{time};{level};{message}" },
            { "1764511200{I}00|{C}|app.Mail|{M}", "{time}|{level}|{logger}|{message}" },
            { "acme orders {L} {M}", "acme orders {level} {message}" },
            { "main thread\torders\t{L}\t{M}", "main thread\torders\t{level}\t{message}" },
            { "\u00bb {L} \u00bb mail.{I} \u00bb {M}", "\u00bb {level} \u00bb {logger} \u00bb {message}" },
            { "press\t{I}\t{C}\tmail\t{M}", "{any}\t{process}\t{level}\t{logger}\t{message}" },
            { "'{L}' 'mail' '{M}'", "'{level}' '{logger}' '{message}" },
            { "[svc=press][sev={L}] {M}", "[svc=press][sev={level}] {message}" },
            { "\u3010{L}\u3011\u5370\u5237 {M}", "\u3010{level}\u3011{message}" },
            { "0x00{I} {L} mail: {M}", "{process} {level} {logger}: {message}" },
            { "lvl:{L} src:mail{I} {M}", "lvl:{level} {message}" },
            { "mail/{C} {M}", "mail/{level} {message}" },
            { "{C} mail{I} {M}", "{level} {message}" },
            { "{main {I}} {L} -> {M}", "{any} {any} {level} -> {message}" },
            { "press.{I} ::{L}:: [{I}7] {M}", "{logger} ::{level}:: [{process}] {message}" },
            { "press.{I} ~{L}~ 2026-11-30 14:00:0{I} ~ {M}", "{logger} ~{level}~ {time} ~ {message}" },
            { "{\"log\":\"press.{I} ~{L}~ {M}\",\"stream\":\"stderr\"}", "{logger} ~{level}~ {message}" },
            { "api-1  | press.{I} ~{L}~ {M}", "{logger} ~{level}~ {message}" },
            { "press.{I} ~{L}~ 4bf92f3577b34da6a3ce929d0e0e473{I} ~ {M}", "{logger} ~{level}~ {trace} ~ {message}" },
        };

    /// <summary>Twenty lines of a layout: four errors, and twelve that are none.</summary>
    public static string[] Lines(string layout) => [.. Enumerable.Range(0, 20).Select(i => Line(layout, i))];

    /// <summary>A line of a layout.</summary>
    public static string Line(string layout, int number)
    {
        string level = Levels[number % Levels.Length];
        return layout
            .Replace("{L}", level, StringComparison.Ordinal)
            .Replace("{U}", level.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{C}", level[..1].ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("{I}", $"{number % 7}", StringComparison.Ordinal)
            .Replace("{M}", Messages[number % Messages.Length], StringComparison.Ordinal);
    }
}
