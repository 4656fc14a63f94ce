namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>Whose stack trace it is.</summary>
public enum StackLanguage : byte
{
    Python,
    DotNet,
    Java,
    Node,
    Go,
    Ruby,
    Php,
    Rust,

    /// <summary>Elixir and Erlang.</summary>
    Beam,
}
