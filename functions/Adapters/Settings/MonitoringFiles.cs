using System.Reflection;

namespace RoleFerry.Adapters.Settings;

/// <summary>
/// The files of <c>monitoring/</c> that this program carries: those that its project lists as <c>MonitoringFile</c>.
/// Each carries what it reads and no more, so that an edit changes only the functions that read it.
/// </summary>
internal static class MonitoringFiles
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidOperationException">
    /// The program does not carry it. A test holds each project's list to what it reads.
    /// </exception>
    public static byte[] Read(string name)
    {
        var program = Assembly.GetEntryAssembly()
            ?? throw new InvalidOperationException("There is no entry assembly to read from.");
        using var stream = program.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(
                $"{program.GetName().Name} does not carry monitoring/{name}: its project has to list "
                    + $"<MonitoringFile Include=\"{name}\" />."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
