using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the real package does to the whole process before the first invocation.</summary>
internal static class FunctionProcess
{
    /// <summary>Caps the heap at the function's memory and prefixes the console's lines.</summary>
    public static void Prepare(TimeProvider time)
    {
        Console.SetOut(new PrefixedConsole(Console.Out, "info", time));
        Console.SetError(new PrefixedConsole(Console.Error, "fail", time));
        if (
            !int.TryParse(
                Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
                CultureInfo.InvariantCulture,
                out var megabytes
            )
        )
            return;
        AppContext.SetData("GCHeapHardLimit", (ulong)megabytes * 1024 * 1024);
        GC.RefreshMemoryLimit();
    }
}
