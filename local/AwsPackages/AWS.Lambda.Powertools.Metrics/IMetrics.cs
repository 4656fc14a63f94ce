using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// Collects metrics and writes them to standard output in CloudWatch's embedded metric format. Whole, as in the real
/// package, so that a test's double compiles against either.
/// </summary>
public interface IMetrics
{
    MetricsOptions Options { get; }

    /// <summary>
    /// Adds a value; several values of one key are one metric. The 101st metric or value writes the first hundred.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// An empty key, one of more than 255 characters, or a negative value.
    /// </exception>
    void AddMetric(
        string key,
        double value,
        MetricUnit unit = MetricUnit.None,
        MetricResolution resolution = MetricResolution.Default
    );

    /// <summary>Adds a dimension to what is written next; a key that there is already is kept as it is.</summary>
    /// <exception cref="ArgumentException">An empty key or value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are 29 already.</exception>
    void AddDimension(string key, string value);

    /// <summary>Adds several dimensions to what is written next.</summary>
    /// <exception cref="ArgumentException">An empty key or value.</exception>
    void AddDimensions(params (string key, string value)[] dimensions);

    /// <summary>Adds a property that is written beside the metrics and is no dimension.</summary>
    void AddMetadata(string key, object value);

    /// <summary>Adds dimensions that outlive a flush.</summary>
    void SetDefaultDimensions(Dictionary<string, string> defaultDimensions);

    void SetNamespace(string nameSpace);

    /// <summary>Names the service, which is the default dimension <c>Service</c>.</summary>
    void SetService(string service);

    /// <summary>Whether <see cref="Flush"/> throws when there is nothing to write.</summary>
    void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics);

    void SetCaptureColdStart(bool captureColdStart);

    /// <summary>
    /// Writes one metric at once, apart from what is collected, with its own dimensions beside <c>Service</c>.
    /// </summary>
    void PushSingleMetric(
        string name,
        double value,
        MetricUnit unit,
        string? nameSpace = null,
        string? service = null,
        Dictionary<string, string>? dimensions = null,
        MetricResolution resolution = MetricResolution.Default
    );

    void ClearDefaultDimensions();

    /// <summary>Writes what this thread collected and forgets it. Where that is nothing, a line warns of it.</summary>
    /// <param name="metricsOverflow">Whether dimensions that are not default are kept for more of the same.</param>
    /// <exception cref="SchemaValidationException">
    /// There is no namespace; or nothing to write, where that was asked to raise.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A value is not finite: this flush and all later ones of this thread fail.
    /// </exception>
    void Flush(bool metricsOverflow = false);

    void SetFunctionName(string functionName);

    /// <summary>Writes <c>ColdStart</c> where <see cref="SetCaptureColdStart"/> asked for it.</summary>
    void CaptureColdStartMetric(ILambdaContext context);
}
