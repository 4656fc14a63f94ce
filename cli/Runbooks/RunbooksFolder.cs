using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Channels;

namespace RoleFerry.Cli.Runbooks;

/// <summary>The runbooks in files.</summary>
internal static class RunbooksFolder
{
    /// <summary>Where they lie in a clone.</summary>
    public const string Source = "monitoring/runbooks";

    /// <summary>What functions embed, beside the folder.</summary>
    public const string Compiled = "runbooks.compiled.json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><see cref="Source"/> in the working directory or the nearest folder above it that has one.</summary>
    public static string Default()
    {
        for (
            var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
            folder is not null;
            folder = folder.Parent
        )
        {
            var path = Path.Combine(folder.FullName, Source);
            if (Directory.Exists(path))
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        }

        return Source;
    }

    /// <summary>The compiled copy beside a folder of runbooks.</summary>
    public static string CompiledBeside(string folder) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder)) ?? "", Compiled);

    /// <summary>Reads all pages, by name, each with what is wrong with it.</summary>
    public static ImmutableArray<(string File, RunbookPage Page, ImmutableArray<Finding> Findings)> Read(
        string folder
    ) =>
        [
            .. from file in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>()
            let read = RunbookPage.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))
            select (file, read.Page, read.Findings),
        ];

    /// <summary>What the compiled copy has to hold.</summary>
    public static byte[] Compile(IEnumerable<RunbookPage> pages)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            RunbookSteps.Of(pages.Select(p => KeyValuePair.Create(p.Name, p.Opening))).Write(json);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
