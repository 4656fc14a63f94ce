namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log group.</summary>
public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);
}
