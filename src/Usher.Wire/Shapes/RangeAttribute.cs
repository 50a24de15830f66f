namespace Usher.Wire.Shapes;

/// <summary>How small and how great a number may be.</summary>
/// <param name="minimum">The smallest that is allowed; <see cref="long.MinValue"/> for no limit.</param>
/// <param name="maximum">The greatest that is allowed; by default as great as one likes.</param>
public sealed class RangeAttribute(long minimum, long maximum = long.MaxValue) : ConstraintAttribute
{
    /// <summary>The smallest that is allowed; <see cref="long.MinValue"/> for no limit.</summary>
    public long Minimum { get; } = minimum;

    /// <summary>The greatest that is allowed; <see cref="long.MaxValue"/> for no limit.</summary>
    public long Maximum { get; } = maximum;

    private string AtLeast => $"Member must have value greater than or equal to {Minimum}";

    private string AtMost => $"Member must have value less than or equal to {Maximum}";

    internal override IEnumerable<string> Rules => (Minimum, Maximum) switch
    {
        (_, long.MaxValue) => [AtLeast],
        (long.MinValue, _) => [AtMost],
        _ => [AtMost, AtLeast],
    };

    internal override string? Fault(object value)
    {
        var (isBelow, isAbove) = value is double real ? (real < Minimum, real > Maximum) : ((long)value < Minimum, (long)value > Maximum);
        return isBelow ? AtLeast : isAbove ? AtMost : null;
    }
}
