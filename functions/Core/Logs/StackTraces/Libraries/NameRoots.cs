using System.Text;

namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>
/// Beginnings of names that count only where a part of the name ends: <c>io.netty</c> is one of
/// <c>io.netty.channel.X</c> and none of <c>io.nettyworks.X</c>.
/// </summary>
internal sealed class NameRoots
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, byte[]> _roots = [];
    private readonly byte _separator;
    private readonly int _longest;

    /// <param name="separator">What divides the parts of a name.</param>
    /// <param name="roots">With spaces between them.</param>
    public NameRoots(char separator, params ReadOnlySpan<string> roots)
    {
        _separator = (byte)separator;
        foreach (string line in roots)
        {
            foreach (string root in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(root);
                ulong hash = Basis;
                foreach (byte value in bytes)
                    hash = (hash ^ value) * Prime;
                _roots[hash] = bytes;
                _longest = Math.Max(_longest, bytes.Length);
            }
        }
    }

    /// <summary>Whether a name begins with one of the roots, or is one.</summary>
    public bool Cover(ReadOnlySpan<byte> name)
    {
        // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: the hash of each beginning on the way to the next.
        ulong hash = Basis;
        for (int i = 0; i <= name.Length && i <= _longest; i++)
        {
            bool ends = i == name.Length || name[i] == _separator;
            if (ends && _roots.TryGetValue(hash, out byte[]? root) && name.StartsWith(root))
                return true;
            if (i < name.Length)
                hash = (hash ^ name[i]) * Prime;
        }

        return false;
    }

    /// <summary>Whether a name is one of the roots.</summary>
    public bool Hold(ReadOnlySpan<byte> name) => !name.Contains(_separator) && Cover(name);
}
