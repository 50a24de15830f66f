namespace Usher.Access.Policies;

/// <summary>How a condition compares, as it is spelled in a policy.</summary>
/// <param name="Name">Such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
public sealed record ConditionOperator(string Name)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly string[] Kinds =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
    ];

    /// <summary>The comparison alone: <c>StringLike</c>.</summary>
    public string Kind { get; private init; } = Name;

    /// <summary>Whether a missing key makes it true.</summary>
    public bool IfExists { get; private init; }

    /// <summary>Whether one, or all, of a key's several values must fit.</summary>
    public ValueSet Set { get; private init; }

    /// <summary>Whether it is true where no value fits.</summary>
    public bool IsNegated { get; private init; }

    /// <summary>What it compares.</summary>
    internal ConditionType Type { get; private init; }

    /// <summary>Of numbers and dates: where a fitting value lies.</summary>
    internal ConditionOrder Order { get; private init; }

    /// <summary>Whether <c>*</c> and <c>?</c> stand for others.</summary>
    internal bool HasWildcards => Type is ConditionType.Arn || Kind.EndsWith("Like", StringComparison.Ordinal);

    /// <summary>Reads an operator's name, in any case.</summary>
    /// <returns>Null if there is no such operator.</returns>
    public static ConditionOperator? Find(string name)
    {
        var rest = name;
        var set = ValueSet.One;
        if (rest.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase))
            (rest, set) = (rest["ForAnyValue:".Length..], ValueSet.Any);
        else if (rest.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase))
            (rest, set) = (rest["ForAllValues:".Length..], ValueSet.All);
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
            rest = rest[..^IfExistsSuffix.Length];
        var kind = Kinds.FirstOrDefault(known => known.Equals(rest, StringComparison.OrdinalIgnoreCase));
        return kind is null || (kind == "Null" && (ifExists || set != ValueSet.One)) ? null : new(name)
        {
            Kind = kind,
            IfExists = ifExists,
            Set = set,
            IsNegated = kind.Contains("Not", StringComparison.Ordinal),
            Type = TypeOf(kind),
            Order = OrderOf(kind),
        };
    }

    private static ConditionType TypeOf(string kind) => kind switch
    {
        "Bool" => ConditionType.Bool,
        "Null" => ConditionType.Null,
        "BinaryEquals" => ConditionType.Binary,
        "IpAddress" or "NotIpAddress" => ConditionType.Ip,
        _ when kind.EndsWith("IgnoreCase", StringComparison.Ordinal) => ConditionType.StringIgnoreCase,
        _ when kind.StartsWith("Numeric", StringComparison.Ordinal) => ConditionType.Numeric,
        _ when kind.StartsWith("Date", StringComparison.Ordinal) => ConditionType.Date,
        _ when kind.StartsWith("Arn", StringComparison.Ordinal) => ConditionType.Arn,
        _ => ConditionType.String,
    };

    private static ConditionOrder OrderOf(string kind) =>
        (kind.Contains("Less", StringComparison.Ordinal) ? ConditionOrder.Less : ConditionOrder.None)
        | (kind.Contains("Greater", StringComparison.Ordinal) ? ConditionOrder.Greater : ConditionOrder.None)
        | (kind.EndsWith("Equals", StringComparison.Ordinal) ? ConditionOrder.Equal : ConditionOrder.None);
}

/// <summary>How many of a key's values must fit.</summary>
public enum ValueSet
{
    /// <summary>The key has one value.</summary>
    One,

    /// <summary>ForAnyValue: at least one.</summary>
    Any,

    /// <summary>ForAllValues: every one, also where there is none.</summary>
    All,
}
