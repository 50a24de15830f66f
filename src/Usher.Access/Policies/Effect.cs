namespace Usher.Access.Policies;

/// <summary>What a statement does to what it fits.</summary>
public enum Effect
{
    /// <summary>Allows it, if nothing denies it.</summary>
    Allow,

    /// <summary>Denies it, whatever allows it.</summary>
    Deny,
}
