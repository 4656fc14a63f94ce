namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>
/// Reads the expressions that the product writes.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal sealed class ExpressionParser(string text)
{
    /// <summary>Functions of DynamoDB that the product has no use for.</summary>
    private static readonly string[] NotUsed = ["attribute_type", "contains", "list_append"];

    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly HashSet<string> _placeholders = [];
    private readonly ExpressionTokens _tokens = new(text);

    /// <summary>What stood between the parentheses that were closed last.</summary>
    private ConditionNode? _parenthesized;

    public ConditionExpression Condition()
    {
        var root = Or();
        RequireEnd();
        return new ConditionExpression(root, _placeholders);
    }

    public UpdateExpression Update()
    {
        var actions = new List<UpdateAction>();
        var clauses = new HashSet<string>();
        do
        {
            var clause = _tokens.Take().ToUpperInvariant();
            if (!clauses.Add(clause))
                throw TableErrors.Invalid($"The {clause} section can only be used once in an update expression");
            do actions.Add(Action(clause));
            while (_tokens.TryTake(","));
        } while (_tokens.Next is not null);
        return new UpdateExpression(actions, _placeholders);
    }

    private UpdateAction Action(string clause) =>
        clause switch
        {
            "SET" => SetAction(),
            "REMOVE" => new UpdateAction.Remove(Attribute()),
            "ADD" => new UpdateAction.Add(Attribute(), Given()),
            "DELETE" => new UpdateAction.Delete(Attribute(), Given()),
            _ => throw ExpressionTokens.Unexpected(clause),
        };

    private UpdateAction.Set SetAction()
    {
        var target = Attribute();
        _tokens.Require("=");
        var operand = UpdateOperand();
        if (_tokens.TryTake("+"))
            operand = new Operand.Sum(operand, UpdateOperand(), IsDifference: false);
        else if (_tokens.TryTake("-"))
            operand = new Operand.Sum(operand, UpdateOperand(), IsDifference: true);
        return new UpdateAction.Set(target, operand);
    }

    private Operand UpdateOperand()
    {
        if (!_tokens.IsCall)
            return AttributeOrGiven();
        RequireKnown("if_not_exists");
        var attribute = Attribute();
        _tokens.Require(",");
        var other = UpdateOperand();
        _tokens.Require(")");
        return new Operand.IfNotExists(attribute, other);
    }

    private ConditionNode Or()
    {
        var left = And();
        while (_tokens.TryTakeWord("OR"))
            left = new ConditionNode.Either(left, And());
        return left;
    }

    private ConditionNode And()
    {
        var left = Not();
        while (_tokens.TryTakeWord("AND"))
            left = new ConditionNode.Both(left, Not());
        return left;
    }

    private ConditionNode Not() => _tokens.TryTakeWord("NOT") ? new ConditionNode.Not(Not()) : Primary();

    private ConditionNode Primary()
    {
        if (_tokens.TryTake("("))
            return InParentheses();
        if (_tokens.IsCall && _tokens.Next != "size")
            return Function();

        var left = ConditionOperand();
        if (_tokens.TryTakeWord("BETWEEN"))
        {
            var from = ConditionOperand();
            if (!_tokens.TryTakeWord("AND"))
                throw ExpressionTokens.Unexpected(_tokens.Next);
            return new ConditionNode.Between(left, from, ConditionOperand());
        }

        TableErrors.NotSupported(_tokens.IsWord("IN"), "the operator IN");
        var comparator = _tokens.Take();
        return Comparators.Contains(comparator)
            ? new ConditionNode.Comparison(left, comparator, ConditionOperand())
            : throw ExpressionTokens.Unexpected(comparator);
    }

    private ConditionNode InParentheses()
    {
        var inner = Or();
        _tokens.Require(")");
        if (ReferenceEquals(inner, _parenthesized))
            throw TableErrors.Invalid("The expression has redundant parentheses");
        _parenthesized = inner;
        return inner;
    }

    private ConditionNode Function()
    {
        var name = RequireKnown("attribute_exists", "attribute_not_exists", "begins_with");
        var attribute = Attribute();
        ConditionNode function;
        if (name == "begins_with")
        {
            _tokens.Require(",");
            function = new ConditionNode.BeginsWith(attribute, Given());
        }
        else
        {
            function = new ConditionNode.Exists(attribute, IsExpected: name == "attribute_exists");
        }

        _tokens.Require(")");
        return function;
    }

    private Operand ConditionOperand()
    {
        if (!_tokens.IsCall)
            return AttributeOrGiven();
        RequireKnown("size");
        var size = new Operand.SizeOf(Attribute());
        _tokens.Require(")");
        return size;
    }

    /// <summary>Takes a function's name and the parenthesis behind it.</summary>
    private string RequireKnown(params string[] names)
    {
        var name = _tokens.Take();
        TableErrors.NotSupported(NotUsed.Contains(name), $"the function {name}");
        if (!names.Contains(name))
            throw TableErrors.Invalid($"Invalid function name; function: {name}");
        _tokens.Require("(");
        return name;
    }

    private Operand AttributeOrGiven() => _tokens.Next is [':', ..] ? Given() : Attribute();

    private Operand.Given Given()
    {
        var name = _tokens.Take();
        if (name[0] != ':')
            throw ExpressionTokens.Unexpected(name);
        _placeholders.Add(name);
        return new Operand.Given(name);
    }

    private Operand.Named Attribute()
    {
        var name = _tokens.Take();
        if (name[0] == '#')
            _placeholders.Add(name);
        else if (!char.IsLetter(name[0]) && name[0] != '_')
            throw ExpressionTokens.Unexpected(name);
        TableErrors.NotSupported(_tokens.Next is "." or "[", "paths into lists and maps");
        return new Operand.Named(name);
    }

    private void RequireEnd()
    {
        if (_tokens.Next is { } more)
            throw ExpressionTokens.Unexpected(more);
    }
}
