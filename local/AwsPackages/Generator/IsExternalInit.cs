namespace System.Runtime.CompilerServices;

/// <summary>What records need of a framework that netstandard2.0 does not have.</summary>
internal static class IsExternalInit;
