using System.CommandLine;

namespace RoleFerry.Cli.Stacks;

/// <summary>
/// A part of the stack that a command works with: an option names it, else a variable, else an output of the stack.
/// </summary>
/// <param name="option">The option that names it.</param>
/// <param name="helpName">What kind of name that is.</param>
/// <param name="variable">The variable of the environment that names it.</param>
/// <param name="output">The stack's output that names it.</param>
/// <param name="what">What it is, for the question for it: <c>table</c>.</param>
/// <param name="use">What it is for, for the help.</param>
internal sealed class StackPart(string option, string helpName, string variable, string output, string what, string use)
{
    /// <summary>The option that names it.</summary>
    public Option<string?> Option { get; } =
        new(option)
        {
            Description =
                $"{use}: the stack's output {output}. Else {variable} of the environment, else what --stack says.",
            HelpName = helpName,
            Recursive = true,
        };

    /// <summary>The variable of the environment that names it.</summary>
    public string Variable => variable;

    /// <summary>The stack's output that names it.</summary>
    public string Output => output;

    /// <summary>What to say where nothing names it.</summary>
    public string Question =>
        $"Which {what}? Name the stack with --stack or ROLEFERRY_STACK; or give {option}, or {variable} in the "
        + $"environment: "
        + $"the stack's output {output}. None of this is needed while `./roleferry start` runs.";

    /// <summary>The table.</summary>
    /// <param name="use">What it is for, for the help.</param>
    public static StackPart Table(string use = "The table") =>
        new("--table", "NAME", "TABLE_NAME", "TableName", "table", use);

    /// <summary>The topic that alarms are published to.</summary>
    public static StackPart AlarmTopic() =>
        new("--topic", "ARN", "ALARM_TOPIC_ARN", "AlarmTopicArn", "topic", "Where alarms are sent");

    /// <summary>The queue of what failed for good.</summary>
    public static StackPart FailureQueue() =>
        new("--queue", "URL", "FAILURE_QUEUE_URL", "FailureQueueUrl", "queue", "The failure queue");
}
