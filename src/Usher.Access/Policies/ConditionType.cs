namespace Usher.Access.Policies;

/// <summary>What an operator compares.</summary>
internal enum ConditionType
{
    /// <summary>Strings.</summary>
    String,

    /// <summary>Strings without case.</summary>
    StringIgnoreCase,

    /// <summary>Numbers.</summary>
    Numeric,

    /// <summary>Moments.</summary>
    Date,

    /// <summary>true and false.</summary>
    Bool,

    /// <summary>Bytes, written as base64.</summary>
    Binary,

    /// <summary>Addresses, with ranges of them.</summary>
    Ip,

    /// <summary>ARNs, part by part.</summary>
    Arn,

    /// <summary>Whether the key is missing.</summary>
    Null,
}
