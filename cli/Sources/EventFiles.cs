namespace RoleFerry.Cli.Sources;

/// <summary>Events in files.</summary>
internal static class EventFiles
{
    /// <summary>Each file's bytes; null, with a complaint, where one cannot be read.</summary>
    public static (string File, byte[] Bytes)[]? Read(IEnumerable<string> files, TextWriter errors)
    {
        var read = new List<(string, byte[])>();
        foreach (var file in files)
        {
            try
            {
                read.Add((file, File.ReadAllBytes(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"{file} cannot be read: {e.Message}");
                return null;
            }
        }

        return [.. read];
    }
}
