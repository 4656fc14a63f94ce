using System.IO.Hashing;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Wrapping;

/// <summary>What the covers of a line said of where it comes from.</summary>
internal ref struct LineSource
{
    /// <summary>
    /// Tells the writers of one stream apart: a container, a pod, a process; 0 where no cover names one.
    /// </summary>
    public ulong Writer { get; set; }

    /// <summary>How bad syslog says the line is; null where it says nothing.</summary>
    public Level? Priority { get; set; }

    /// <summary>Whether the program itself wrote how bad the line is.</summary>
    public bool IsPriorityOwn { get; set; }

    /// <summary>Whether the rest of the line follows in another event.</summary>
    public bool IsPart { get; set; }

    /// <summary>Whether the line stood in an object.</summary>
    public bool IsWrapped { get; set; }

    /// <summary>The service; empty where no cover names one.</summary>
    public ReadOnlySpan<byte> Service { get; set; }

    /// <summary>Notes a part of the writer's name.</summary>
    public void Add(ReadOnlySpan<byte> name) => Add(XxHash64.HashToUInt64(name));

    /// <summary>Notes a part of the writer's name.</summary>
    public void Add(ulong name) => Writer = ((Writer ^ name) * 0x9E3779B185EBCA87) | (name & 1);
}
