using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>Gathers what a language's reader finds, and writes it down in one order for all languages.</summary>
internal ref struct FirstTraceBuilder(
    ReadOnlySpan<byte> text,
    FirstInAppRules rules,
    Span<ErrorPart> errors,
    Span<FirstFrame> frames
)
{
    /// <summary>Errors of a chain beyond which the rest is left out.</summary>
    public const int MaxErrors = 16;

    /// <summary>Different frames beyond which the rest is left out.</summary>
    public const int MaxFrames = 192;

    private readonly FirstInAppRules _rules = rules;
    private readonly Span<ErrorPart> _errors = errors;
    private readonly Span<FirstFrame> _frames = frames;
    private int _errorCount;
    private int _frameCount;

    public ReadOnlySpan<byte> Text { get; } = text;

    public StackLanguage Language { get; set; }

    public readonly bool IsEmpty => _errorCount == 0;

    /// <summary>The error that the next frames belong to.</summary>
    public int Current { get; set; } = -1;

    /// <summary>Python alone tells the first error first, and the outermost frame first.</summary>
    private readonly bool IsReversed => Language == StackLanguage.Python;

    /// <summary>Where frames join a module to a function.</summary>
    private readonly byte Joint => Language is StackLanguage.Python or StackLanguage.Node ? (byte)':' : (byte)'.';

    public void AddError(FirstHeader header)
    {
        Current = _errorCount < _errors.Length ? _errorCount : -1;
        if (Current >= 0)
            _errors[_errorCount++] = PartOf(header);
    }

    /// <summary>Names an error that was added before its name was known.</summary>
    public readonly void NameCurrent(FirstHeader header)
    {
        if (Current >= 0)
            _errors[Current] = PartOf(header);
    }

    /// <summary>
    /// Adds a frame to the current error, unless the error has it: recursion does not make another error.
    /// </summary>
    /// <param name="module">The name that the template has.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="path">The whole path or name that the rules look at.</param>
    public void AddFrame(ReadOnlySpan<byte> module, ReadOnlySpan<byte> function, ReadOnlySpan<byte> path)
    {
        if (Current < 0 || _frameCount == _frames.Length)
            return;
        for (int i = _frameCount - 1; i >= 0 && _frames[i].Error == Current; i--)
        {
            if (Bytes(_frames[i].Function).SequenceEqual(function) && Bytes(_frames[i].Module).SequenceEqual(module))
                return;
        }

        bool isApp = _rules.IsApp(module.IsEmpty ? function : module, path);
        _frames[_frameCount++] = new FirstFrame(Current, PartOf(module), PartOf(function), isApp);
    }

    public readonly int Write(Span<byte> template)
    {
        var output = new TemplateText(template);
        bool hasApp = false;
        for (int i = 0; i < _errorCount; i++)
        {
            int error = IsReversed ? _errorCount - 1 - i : i;
            if (i > 0)
                output.Append(" caused by "u8);
            output.Append(TypeOf(error));
            hasApp |= WriteFrames(error, ref output);
        }

        if (hasApp)
            return output.Length;
        var outermost = _errors[IsReversed ? _errorCount - 1 : 0];
        output = new TemplateText(template);
        output.Append(TypeOf(IsReversed ? _errorCount - 1 : 0));
        output.Append(": "u8);
        return output.Length + FirstMessage.Write(Bytes(outermost.Message), template[output.Length..]);
    }

    private readonly ReadOnlySpan<byte> TypeOf(int error) =>
        _errors[error].Type.Length == 0 ? "error"u8 : Bytes(_errors[error].Type);

    private readonly bool WriteFrames(int error, ref TemplateText output)
    {
        bool any = false;
        for (int k = 0; k < _frameCount; k++)
        {
            var frame = _frames[IsReversed ? _frameCount - 1 - k : k];
            if (frame.Error != error || !frame.IsApp)
                continue;
            output.Append(any ? " < "u8 : " at "u8);
            output.Append(Bytes(frame.Module));
            if (frame.Module.Length > 0 && frame.Function.Length > 0)
                output.Append(Joint);
            output.Append(Bytes(frame.Function));
            any = true;
        }

        return any;
    }

    private readonly ReadOnlySpan<byte> Bytes(Part part) => Text.Slice(part.Start, part.Length);

    private readonly ErrorPart PartOf(FirstHeader header) => new(PartOf(header.Type), PartOf(header.Message));

    private readonly Part PartOf(ReadOnlySpan<byte> part) =>
        Text.Overlaps(part, out int start) ? new Part(start, part.Length) : default;
}
