using System.Text;
using RoleFerry.Core.Logs.StackTraces.Libraries;
using RoleFerry.Core.Logs.StackTraces.Parts;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>Gathers what a language's reader finds, and writes it down in one order for all languages.</summary>
internal ref struct TraceBuilder(
    ReadOnlySpan<byte> text,
    InAppRules rules,
    Span<ErrorPart> errors,
    Span<FramePart> frames
)
{
    /// <summary>Errors of a chain beyond which the rest is left out.</summary>
    public const int MaxErrors = 16;

    /// <summary>Different frames beyond which the rest is left out.</summary>
    public const int MaxFrames = 192;

    private readonly InAppRules _rules = rules;
    private readonly Span<ErrorPart> _errors = errors;
    private readonly Span<FramePart> _frames = frames;
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
    private readonly byte Joint => HasPaths ? (byte)':' : (byte)'.';

    /// <summary>Whether the modules of frames are files.</summary>
    private readonly bool HasPaths =>
        Language is StackLanguage.Python or StackLanguage.Node or StackLanguage.Ruby or StackLanguage.Php;

    public void AddError(ErrorHeader header)
    {
        Current = _errorCount < _errors.Length ? _errorCount : -1;
        if (Current >= 0)
            _errors[_errorCount++] = PartOf(header);
    }

    /// <summary>Names an error that was added before its name was known.</summary>
    public readonly void NameCurrent(ErrorHeader header)
    {
        if (Current >= 0)
            _errors[Current] = PartOf(header);
    }

    /// <summary>
    /// Adds a frame to the current error, unless the error has it: recursion does not make another error.
    /// </summary>
    /// <param name="module">The name that the template has.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="path">The path of its file, as far as the trace names it.</param>
    public void AddFrame(ReadOnlySpan<byte> module, ReadOnlySpan<byte> function, ReadOnlySpan<byte> path) =>
        AddFrame(module, function, _rules.RuleOf(Language, module.IsEmpty ? function : module, path));

    /// <summary>Adds a frame whose package or application is not part of its name.</summary>
    public void AddFrameOf(
        ReadOnlySpan<byte> package,
        ReadOnlySpan<byte> module,
        ReadOnlySpan<byte> function,
        ReadOnlySpan<byte> path
    ) => AddFrame(module, function, _rules.RuleOf(Language, package, path));

    private void AddFrame(ReadOnlySpan<byte> module, ReadOnlySpan<byte> function, FrameRule rule)
    {
        if (Current < 0 || _frameCount == _frames.Length || (module.IsEmpty && function.IsEmpty))
            return;
        for (int i = _frameCount - 1; i >= 0 && _frames[i].Error == Current; i--)
        {
            if (Bytes(_frames[i].Function).SequenceEqual(function) && Bytes(_frames[i].Module).SequenceEqual(module))
                return;
        }

        _frames[_frameCount++] = new FramePart(Current, PartOf(module), PartOf(function), rule);
    }

    /// <summary>
    /// Where some frames name files of the machine that built them, those without are of packages, unless they begin as
    /// one with a file does: products are deployed with their own symbols.
    /// </summary>
    public readonly void CompareSources()
    {
        foreach (ref var frame in _frames[.._frameCount])
        {
            if (frame.Rule == FrameRule.NothingSaid && HasOthersSource(RootOf(frame)))
                frame = frame with { Rule = FrameRule.WithoutSource };
        }
    }

    /// <summary>Whether own frames have files, and none of them begins with a name.</summary>
    private readonly bool HasOthersSource(ReadOnlySpan<byte> root)
    {
        bool any = false;
        foreach (var frame in _frames[.._frameCount])
        {
            if (frame.Rule != FrameRule.OwnSource)
                continue;
            if (RootOf(frame).SequenceEqual(root))
                return false;
            any = true;
        }

        return any;
    }

    private readonly ReadOnlySpan<byte> RootOf(in FramePart frame)
    {
        var name = Bytes(frame.Module);
        int dot = name.IndexOf((byte)'.');
        return dot < 0 ? name : name[..dot];
    }

    /// <summary>
    /// The errors, outermost first: type, message where the type alone says little, own frames. Where no error has own
    /// frames, each has its message.
    /// </summary>
    public readonly int Write(Span<byte> template)
    {
        var output = new TemplateText(template);
        bool hasApp = HasApp();
        for (int i = 0; i < _errorCount; i++)
        {
            int error = IsReversed ? _errorCount - 1 - i : i;
            if (i > 0)
                output.Append(" caused by "u8);
            WriteType(error, ref output);
            if (!hasApp || ErrorTypes.IsGeneral(Bytes(_errors[error].Type)))
                WriteMessage(error, ref output);
            WriteFrames(error, ref output);
        }

        return output.Length;
    }

    public readonly StackTrace Build()
    {
        var errors = new StackError[_errorCount];
        for (int i = 0; i < errors.Length; i++)
        {
            int error = IsReversed ? _errorCount - 1 - i : i;
            var frames = new List<StackFrame>();
            for (int k = 0; k < _frameCount; k++)
            {
                var frame = _frames[IsReversed ? _frameCount - 1 - k : k];
                if (frame.Error == error)
                    frames.Add(new StackFrame(NameOf(frame), Chars(frame.Function), frame.Rule));
            }

            errors[i] = new StackError(Chars(_errors[error].Type), Chars(_errors[error].Message), frames);
        }

        return new StackTrace(Language, errors);
    }

    private readonly bool HasApp()
    {
        foreach (var frame in _frames[.._frameCount])
        {
            if (frame.IsApp)
                return true;
        }

        return false;
    }

    private readonly void WriteType(int error, ref TemplateText output)
    {
        var type = Bytes(_errors[error].Type);
        output.Append(type.IsEmpty ? "error"u8 : type);
    }

    private readonly void WriteMessage(int error, ref TemplateText output)
    {
        var message = Bytes(_errors[error].Message);
        if (message.IsEmpty)
            return;
        Span<byte> template = stackalloc byte[MessageTemplate.MaxLength];
        output.Append(": "u8);
        output.Append(template[..MessageTemplate.Write(message, template)]);
    }

    private readonly void WriteFrames(int error, ref TemplateText output)
    {
        bool any = false;
        for (int k = 0; k < _frameCount; k++)
        {
            var frame = _frames[IsReversed ? _frameCount - 1 - k : k];
            if (frame.Error != error || !frame.IsApp)
                continue;
            output.Append(any ? " < "u8 : " at "u8);
            WriteModule(frame, ref output);
            if (frame.Module.Length > 0 && frame.Function.Length > 0)
                output.Append(Joint);
            output.Append(Bytes(frame.Function));
            any = true;
        }
    }

    private readonly void WriteModule(in FramePart frame, ref TemplateText output)
    {
        var module = Bytes(frame.Module);
        if (HasPaths)
            TracePaths.Write(module, isBundled: Language == StackLanguage.Node, ref output);
        else if (Language == StackLanguage.DotNet)
            DotNetTrace.WriteType(module, ref output);
        else
            output.Append(module);
    }

    private readonly string NameOf(in FramePart frame)
    {
        var output = new TemplateText(stackalloc byte[1024]);
        WriteModule(frame, ref output);
        return Encoding.UTF8.GetString(output.Written);
    }

    private readonly ReadOnlySpan<byte> Bytes(Part part) => Text.Slice(part.Start, part.Length);

    private readonly string Chars(Part part) => Encoding.UTF8.GetString(Bytes(part));

    private readonly ErrorPart PartOf(ErrorHeader header) => new(PartOf(header.Type), PartOf(header.Message));

    private readonly Part PartOf(ReadOnlySpan<byte> part) =>
        Text.Overlaps(part, out int start) ? new Part(start, part.Length) : default;
}
