namespace RoleFerry.Cli.Policies;

/// <summary>
/// A file of <c>monitoring/</c> as people write it, and the compiled copy beside it that functions embed.
/// </summary>
/// <param name="Source">Where it lies in a clone.</param>
/// <param name="Compiled">The copy's name.</param>
internal sealed record MonitoringFile(string Source, string Compiled)
{
    /// <summary>
    /// The clone's: <see cref="Source"/> in the working directory or the nearest folder above it that has one; the
    /// plain name where none does.
    /// </summary>
    public string Nearest()
    {
        for (
            var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
            folder is not null;
            folder = folder.Parent
        )
        {
            var path = Path.Combine(folder.FullName, Source);
            if (File.Exists(path))
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        }

        return Source;
    }

    /// <summary>The compiled copy that belongs to a file.</summary>
    public string CompiledBeside(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", Compiled);

    /// <summary>How the compiled copy beside a file stands to what it has to hold.</summary>
    public CompiledCopy Compare(string path, byte[] compiled)
    {
        var beside = CompiledBeside(path);
        return !File.Exists(beside) ? CompiledCopy.Missing
            : File.ReadAllBytes(beside).AsSpan().SequenceEqual(compiled) ? CompiledCopy.Current
            : CompiledCopy.Stale;
    }
}
