namespace Usher.Access.Policies;

/// <summary>How far a wildcard reaches where a pattern is that of an ARN. Behind the fifth colon it always reaches to the end.</summary>
public enum PatternForm
{
    /// <summary>No ARN: colons are characters like others.</summary>
    Text,

    /// <summary>Of Resource: within its part of the ARN, but a star that ends a part goes on behind the colon.</summary>
    Resource,

    /// <summary>Of ArnLike and ArnEquals: within its part, as each of the six is compared by itself; <c>*</c> alone is any value.</summary>
    Arn,
}
