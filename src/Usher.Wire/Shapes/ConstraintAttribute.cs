namespace Usher.Wire.Shapes;

/// <summary>What a member of a request may hold beyond its type. Checked by <see cref="ShapeCheck"/>; a member that did not come is not checked.</summary>
/// <remarks>That a member must come is said by C#'s own <c>required</c>.</remarks>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public abstract class ConstraintAttribute : Attribute
{
    /// <summary>Whether it is about each element of a list or each value of a map, not about the whole; false by default.</summary>
    public bool Each { get; init; }

    /// <summary>Whether it is about each key of a map; false by default.</summary>
    public bool EachKey { get; init; }

    /// <summary>Whether it is about each element of the lists that a map has for values; false by default.</summary>
    public bool EachOfEach { get; init; }

    /// <summary>What the value breaks, in AWS's words; null where it keeps the constraint.</summary>
    /// <param name="value">A string, a number as <see cref="long"/> or <see cref="double"/>, a list or a map; never null.</param>
    internal abstract string? Fault(object value);

    /// <summary>All that it asks, in AWS's words, for a list or a map whose elements break it.</summary>
    internal abstract IEnumerable<string> Rules { get; }
}
