using System.Text;

namespace RoleFerry.Local.Lambda;

/// <summary>
/// What a process writes, kept in a file: whatever it wrote before it answered is there when the answer arrives. A
/// pipe's reader may lag behind.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly FileStream _file;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes = new byte[16 * 1024];
    private readonly char[] _chars = new char[16 * 1024 + 1];
    private readonly StringBuilder _unfinished = new();

    public OutputFile()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"roleferry-{Guid.NewGuid():N}.log");
        _file = new FileStream(
            Path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete,
            1,
            FileOptions.DeleteOnClose
        );
    }

    public string Path { get; }

    /// <summary>The lines that were finished since the last call.</summary>
    public IReadOnlyList<string> ReadNew()
    {
        var lines = new List<string>();
        while (_file.Read(_bytes) is var count and > 0)
        {
            var length = _decoder.GetChars(_bytes, 0, count, _chars, 0);
            foreach (var c in _chars.AsSpan(0, length))
                if (c == '\n')
                    lines.Add(TakeUnfinished());
                else
                    _unfinished.Append(c);
        }
        return lines;
    }

    /// <summary>As <see cref="ReadNew"/>, and what the process left unfinished when it ended.</summary>
    public IReadOnlyList<string> ReadRest()
    {
        var lines = ReadNew();
        return _unfinished.Length == 0 ? lines : [.. lines, TakeUnfinished()];
    }

    public void Dispose() => _file.Dispose();

    private string TakeUnfinished()
    {
        var line = _unfinished.ToString().TrimEnd('\r');
        _unfinished.Clear();
        return line;
    }
}
