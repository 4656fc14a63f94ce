using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Cli.Logs;

/// <summary><c>roleferry fingerprint</c>: the group of each line of a log, and why.</summary>
internal static class FingerprintCommand
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "A log, one entry per line." };
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object per line: line, fingerprint, template.",
        };
        var why = new Option<bool>("--why")
        {
            Description = "Show the rule for each part of the message, and for each frame of a stack trace.",
        };
        var command = new Command(
            "fingerprint",
            "Show, for each line of a log, the error group that it would belong to, and why."
        )
        {
            file,
            json,
            why,
        };
        command.SetAction(line =>
        {
            string path = line.GetValue(file)!;
            if (!File.Exists(path))
            {
                errors.WriteLine($"There is no file {path}.");
                return 1;
            }

            int number = 0;
            foreach (string text in File.ReadLines(path))
                Write(output, ++number, text, line.GetValue(json), line.GetValue(why));
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, int number, string text, bool asJson, bool why)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var line = LogLines.Read(
            bytes,
            [.. LogFormats.All],
            Level.Debug,
            new byte[LogLines.ScratchLength(bytes.Length)]
        );
        var template = new byte[ErrorTemplate.MaxLength];
        int length = ErrorTemplate.Write(new LogEntry(default, bytes, line), InAppRules.Default, template);
        string fingerprint = ErrorFingerprint.OfTemplate(template.AsSpan(0, length)).ToString();
        string said = Encoding.UTF8.GetString(template, 0, length);
        if (asJson)
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Json))
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", number);
                writer.WriteString("fingerprint", fingerprint);
                writer.WriteString("template", said);
                writer.WriteEndObject();
            }

            output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
            return;
        }

        output.WriteLine($"{number}: {fingerprint}  {said}");
        string message = Encoding.UTF8.GetString(line.Message);
        output.WriteLine(
            $"    {line.Format}, "
                + $"{line.Level}{(message.Length < text.Length && message.Length > 0 ? ", message: " + message : "")}"
        );
        if (!why)
            return;
        foreach (
            string reason in FingerprintReasons.Of(
                message.Length > 0 ? message : text,
                Encoding.UTF8.GetString(line.Exception)
            )
        )
            output.WriteLine($"    {reason}");
    }
}
