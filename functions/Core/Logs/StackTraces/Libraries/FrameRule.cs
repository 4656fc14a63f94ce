namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Why a frame counts as the product's own, or as a library's.</summary>
public enum FrameRule : byte
{
    /// <summary>Own: nothing says that it is a library's.</summary>
    NothingSaid,

    /// <summary>Own: <c>inApp</c> of logs.yaml.</summary>
    ListedAsOwn,

    /// <summary>Own: it names a file of the machine that the product was built on.</summary>
    OwnSource,

    /// <summary>A library's: <c>libraries</c> of logs.yaml.</summary>
    ListedAsLibrary,

    /// <summary>A library's: it belongs to the language or its runtime.</summary>
    Runtime,

    /// <summary>A library's: its name is that of a well-known one.</summary>
    KnownLibrary,

    /// <summary>A library's: its file is where packages are installed.</summary>
    Installed,

    /// <summary>A library's: other frames of the trace name their files, this one does not.</summary>
    WithoutSource,
}
