namespace Usher.Filters.Expressions;

/// <summary>How a column is compared with a value.</summary>
public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
