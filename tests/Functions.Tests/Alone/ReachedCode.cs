using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace RoleFerry.Functions.Tests.Alone;

/// <summary>
/// What of this product's code a program can come to run. Calls are followed one by one; of a type that is made, or
/// named to a container of services, everything may be called.
/// </summary>
internal sealed class ReachedCode
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private readonly HashSet<MethodBase> _methods = [];
    private readonly HashSet<Type> _types = [];
    private readonly Queue<MethodBase> _left = [];

    private ReachedCode(Assembly program)
    {
        foreach (var method in program.GetTypes().SelectMany(t => t.GetMembers(Declared)).OfType<MethodBase>())
            Add(method);
        while (_left.TryDequeue(out var method))
        {
            foreach (var operand in Operands(method))
                Call(
                    operand is FieldInfo { IsStatic: true } field
                        ? field.DeclaringType?.TypeInitializer
                        : operand as MethodBase
                );
        }
    }

    /// <summary>What the program can come to give to a method that takes one literal.</summary>
    /// <exception cref="InvalidOperationException">It is given something else.</exception>
    public static string[] LiteralsGivenTo(Assembly program, string type, string method) =>
        [
            .. new ReachedCode(program)
                ._methods.SelectMany(caller =>
                    Operands(caller).Prepend("").Zip(Operands(caller), (before, operand) => (caller, before, operand))
                )
                .Where(o =>
                    o.operand is MethodBase called && called.Name == method && called.DeclaringType!.Name == type
                )
                .Select(o =>
                    o.before as string
                    ?? throw new InvalidOperationException(
                        $"{o.caller.DeclaringType}.{o.caller.Name} gives {type}.{method} no literal."
                    )
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private void Call(MethodBase? called)
    {
        if (called is null)
            return;
        Type[] named =
        [
            .. called.IsGenericMethod ? called.GetGenericArguments() : [],
            .. called.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : [],
        ];
        foreach (var type in named)
            Enter(type);
        if (!IsOurs(called.DeclaringType))
            return;
        Call(called.DeclaringType!.TypeInitializer is { } first && !called.Equals(first) ? first : null);
        if (called is ConstructorInfo { IsStatic: false })
            Enter(called.DeclaringType);
        Add(called);
    }

    /// <summary>
    /// Of what the compiler made, closures are followed call by call: one holds the lambdas of a whole class.
    /// </summary>
    private void Enter(Type? type)
    {
        if (type is null || !IsOurs(type) || type.IsGenericParameter)
            return;
        if (
            type.IsDefined(typeof(CompilerGeneratedAttribute), false)
            && !typeof(IAsyncStateMachine).IsAssignableFrom(type)
            && !typeof(System.Collections.IEnumerator).IsAssignableFrom(type)
        )
            return;
        if (!_types.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            return;
        Enter(type.BaseType);
        foreach (var member in type.GetMembers(Declared).OfType<MethodBase>())
            Add(member);
    }

    private void Add(MethodBase method)
    {
        if (method.GetMethodBody() is not null && _methods.Add(method))
            _left.Enqueue(method);
    }

    private static bool IsOurs(Type? type) =>
        type?.Assembly.GetName().Name is { } name
        && (name.StartsWith("RoleFerry.", StringComparison.Ordinal) || name == "roleferry")
        && !name.StartsWith("RoleFerry.AwsPackages", StringComparison.Ordinal);

    /// <summary>The methods, fields, types and literals that a method's code names.</summary>
    private static IEnumerable<object> Operands(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int at = 0; at < code.Length; )
        {
            var operation = OpCodesByValue[code[at] == 0xFE ? (short)(0xFE00 | code[++at]) : code[at]];
            at++;
            switch (operation.OperandType)
            {
                case OperandType.InlineString:
                    yield return method.Module.ResolveString(BitConverter.ToInt32(code, at));
                    break;
                case OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineTok
                or OperandType.InlineType:
                    if (method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } member)
                        yield return member;
                    break;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
