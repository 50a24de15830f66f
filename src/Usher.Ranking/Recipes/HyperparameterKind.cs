namespace Usher.Ranking.Recipes;

/// <summary>What a hyperparameter's text must read as.</summary>
public enum HyperparameterKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a decimal point; never NaN or infinite.</summary>
    Real,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>One of a few words.</summary>
    Choice,
}
