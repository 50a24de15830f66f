namespace Usher.Access.Policies;

/// <summary>How a number or a date that came must lie to the one that is wanted.</summary>
[Flags]
internal enum ConditionOrder
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>Below it.</summary>
    Less = 1,

    /// <summary>On it.</summary>
    Equal = 2,

    /// <summary>Above it.</summary>
    Greater = 4,
}
