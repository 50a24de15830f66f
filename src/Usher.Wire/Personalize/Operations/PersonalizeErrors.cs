namespace Usher.Wire.Personalize;

/// <summary>The errors that an operation may raise, by the service model; each with "Exception" behind it on the wire.</summary>
[Flags]
public enum PersonalizeErrors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A member has no valid value.</summary>
    InvalidInput = 1,

    /// <summary>There is no such resource.</summary>
    ResourceNotFound = 2,

    /// <summary>Its state forbids it.</summary>
    ResourceInUse = 4,

    /// <summary>The name is taken.</summary>
    ResourceAlreadyExists = 8,

    /// <summary>A quota is used up.</summary>
    LimitExceeded = 16,

    /// <summary>The list did not give the token.</summary>
    InvalidNextToken = 32,

    /// <summary>More tags than a resource may have.</summary>
    TooManyTags = 64,

    /// <summary>More keys than a resource may have tags.</summary>
    TooManyTagKeys = 128,

    /// <summary>Of most Describe and Get operations.</summary>
    DescribeErrors = InvalidInput | ResourceNotFound,

    /// <summary>Of most Update and Delete operations.</summary>
    ChangeErrors = DescribeErrors | ResourceInUse,

    /// <summary>Of most Create operations.</summary>
    CreateErrors = ChangeErrors | ResourceAlreadyExists | LimitExceeded | TooManyTags,

    /// <summary>Of most List operations.</summary>
    ListErrors = InvalidInput | InvalidNextToken,
}
