using System.Collections;

namespace Usher.Wire.Shapes;

/// <summary>How long a string, in UTF-16 units, a list or a map may be.</summary>
/// <param name="minimum">At least 0.</param>
/// <param name="maximum">By default as long as one likes.</param>
public sealed class LengthAttribute(int minimum, int maximum = int.MaxValue) : ConstraintAttribute
{
    /// <summary>The shortest that is allowed.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The longest that is allowed; <see cref="int.MaxValue"/> for no limit.</summary>
    public int Maximum { get; } = maximum;

    private string AtLeast => $"Member must have length greater than or equal to {Minimum}";

    private string AtMost => $"Member must have length less than or equal to {Maximum}";

    internal override IEnumerable<string> Rules => Maximum == int.MaxValue ? [AtLeast] : [AtMost, AtLeast];

    internal override string? Fault(object value)
    {
        // A character outside of the first plane is one, as in Smithy's length and as in the cells of an import.
        var length = value is string text ? text.Length - text.Count(char.IsLowSurrogate) : ((ICollection)value).Count;
        return length < Minimum ? AtLeast : length > Maximum ? AtMost : null;
    }
}
