using Usher.Filters.Expressions;

namespace Usher.Filters.Parsing;

/// <summary>Reads filter expressions.</summary>
/// <remarks>
/// The Developer Guide gives no grammar; this one accepts what its pages and AWS's samples show: keywords, targets and datasets in any case, Action for Actions, placeholders in quotes and, after a
/// comparison, in parentheses. AND binds closer than OR, and parentheses group conditions.
/// </remarks>
public sealed class FilterParser
{
    private readonly IReadOnlyList<Token> _tokens;
    private int _position;

    private FilterParser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    private Token Next => _tokens[_position];

    /// <summary>Reads an expression, and checks what can be checked without schemas.</summary>
    /// <exception cref="FilterException">It cannot be read, or breaks a rule.</exception>
    public static Filter Parse(string expression)
    {
        var parser = new FilterParser(Tokenizer.Tokenize(expression));
        var filter = parser.ParseFilter();
        FilterRules.Check(filter);
        return filter;
    }

    private Filter ParseFilter()
    {
        var parts = new List<FilterPart>();
        do
            parts.Add(ParsePart());
        while (TakeSign("|"));
        return Next.Kind is TokenKind.End ? new(parts) : throw Unexpected("AND, OR, IF, '|' or the end of the expression");
    }

    private FilterPart ParsePart()
    {
        var isExcluding = Take("EXCLUDE");
        if (!isExcluding && !Take("INCLUDE"))
            throw Unexpected("INCLUDE or EXCLUDE");

        var target = Take("ItemID") ? FilterTarget.Items
            : Take("ActionID") ? FilterTarget.Actions
            : Take("UserID") ? FilterTarget.Users
            : throw Unexpected("ItemID, ActionID or UserID");
        if (!Take("WHERE"))
            throw Unexpected("WHERE");

        var condition = ParseConditions();
        return new(isExcluding, target, condition, Take("IF") ? ParseUserConditions() : []);
    }

    private List<Condition> ParseUserConditions()
    {
        var conditions = new List<Condition>();
        do
            conditions.Add(ParseLeaf());
        while (Take("AND"));
        return Next.Is("OR") ? throw Unexpected("AND, '|' or the end of the expression. Conditions after IF are joined by AND only") : conditions;
    }

    // Two stacks in place of recursion, so that no expression is nested too deeply.
    private Condition ParseConditions()
    {
        var conditions = new Stack<Condition>();
        var operators = new Stack<Token>();
        var open = 0;
        while (true)
        {
            for (; Next.IsSign("("); open++)
                operators.Push(Take());
            conditions.Push(ParseLeaf());
            for (; open > 0 && TakeSign(")"); open--)
            {
                while (!operators.Peek().IsSign("("))
                    Join(conditions, operators.Pop());
                operators.Pop();
            }

            if (!Next.Is("AND") && !Next.Is("OR"))
                break;

            // AND binds closer: only before an OR may an AND wait to be joined, and before an AND no OR is joined.
            while (operators.TryPeek(out var last) && (last.Is("AND") || (last.Is("OR") && Next.Is("OR"))))
                Join(conditions, operators.Pop());
            operators.Push(Take());
        }

        while (operators.TryPop(out var last))
        {
            if (last.IsSign("("))
                throw Unexpected($"')' for the parenthesis of {last.Place}");
            Join(conditions, last);
        }

        return conditions.Pop();
    }

    // "a AND b AND c" is one list of three. The lists are this parser's until it is done.
    private static void Join(Stack<Condition> conditions, Token operation)
    {
        var isAnd = operation.Is("AND");
        var (right, left) = (conditions.Pop(), conditions.Pop());
        if (left is JoinedConditions joined && joined.IsAnd == isAnd)
        {
            ((List<Condition>)joined.Conditions).Add(right);
            conditions.Push(joined);
        }
        else
        {
            conditions.Push(new JoinedConditions(isAnd, new List<Condition> { left, right }));
        }
    }

    private LeafCondition ParseLeaf()
    {
        var field = ParseField("a column such as Items.GENRES");
        if (Next.Is("NOT") || Next.Is("NOT_IN") || Next.Is("IN"))
        {
            var isNegated = Take("NOT_IN");
            if (Take("NOT"))
            {
                isNegated = true;
                if (!Next.Is("IN"))
                    throw Unexpected("IN");
            }

            Take("IN");
            return new Membership(field, isNegated, ParseValues());
        }

        if (ComparisonOf(Next) is not { } comparison)
            throw Unexpected("IN, NOT IN, =, !=, <, <=, > or >=");

        _position++;
        return new Comparison(field, comparison, ParseCompared());
    }

    private FieldReference ParseField(string expected)
    {
        var place = Next.Place;
        if (Next.Kind is not TokenKind.Word)
            throw Unexpected(expected);
        var dataset = DatasetOf(Next.Value) ?? throw Unexpected($"{expected}; the datasets are Interactions, Items, Users, Actions and Action_Interactions, beside CurrentUser and CurrentItem");
        _position++;
        if (!TakeSign("."))
            throw Unexpected("'.' and a column");
        return Next.Kind is TokenKind.Word ? new(dataset, Take().Value, place) : throw Unexpected("a column");
    }

    private List<Operand> ParseValues()
    {
        if (Next.Kind is TokenKind.Word)
            return [ParseCurrentItem("'(' and values, or a column of CurrentItem")];
        if (!TakeSign("("))
            throw Unexpected("'(' and values, or a column of CurrentItem");

        var values = new List<Operand>();
        do
            values.Add(ParseValue() is var value && value is TextOperand { Text: "*" } ? new AnyValueOperand(value.Place) : value);
        while (TakeSign(","));
        return TakeSign(")") ? values : throw Unexpected("',' and another value, or ')'");
    }

    private Operand ParseCompared()
    {
        if (Next.Kind is TokenKind.Word)
            return ParseCurrentItem("a number, a text in double quotes, a placeholder or a column of CurrentItem");
        if (!TakeSign("("))
            return ParseValue();

        var value = ParseValue();
        return TakeSign(")") ? value : throw Unexpected("')'");
    }

    private CurrentItemOperand ParseCurrentItem(string expected) => Next.Is("CurrentItem") ? new(ParseField(expected)) : throw Unexpected(expected);

    private Operand ParseValue()
    {
        Operand value = Next switch
        {
            // The guide's example for the command line has a placeholder in quotes.
            { Kind: TokenKind.Text, Value: ['$', .. var name] } quoted when name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') => new ParameterOperand(name, quoted.Place),
            { Kind: TokenKind.Text } text => new TextOperand(text.Value, text.Place),
            { Kind: TokenKind.Number } number => new NumberOperand(number.Value, number.Place),
            { Kind: TokenKind.Parameter } parameter => new ParameterOperand(parameter.Value, parameter.Place),
            _ => throw Unexpected("a number, a text in double quotes or a placeholder such as $GENRES"),
        };
        _position++;
        return value;
    }

    private static FilterDataset? DatasetOf(string word) => word.ToUpperInvariant() switch
    {
        "INTERACTIONS" => FilterDataset.Interactions,
        "ITEMS" => FilterDataset.Items,
        "USERS" => FilterDataset.Users,
        "ACTIONS" or "ACTION" => FilterDataset.Actions,
        "ACTION_INTERACTIONS" => FilterDataset.ActionInteractions,
        "CURRENTUSER" => FilterDataset.CurrentUser,
        "CURRENTITEM" => FilterDataset.CurrentItem,
        _ => null,
    };

    private static ComparisonOperator? ComparisonOf(Token token) => token is { Kind: TokenKind.Sign, Value: var sign } ? sign switch
    {
        "=" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    } : null;

    private Token Take() => _tokens[_position++];

    private bool Take(string word)
    {
        if (!Next.Is(word))
            return false;

        _position++;
        return true;
    }

    private bool TakeSign(string sign)
    {
        if (!Next.IsSign(sign))
            return false;

        _position++;
        return true;
    }

    private FilterException Unexpected(string expected) => new($"{Next}; expected is {expected}.", Next.Place);
}
