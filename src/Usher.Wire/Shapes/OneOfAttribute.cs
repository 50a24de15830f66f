namespace Usher.Wire.Shapes;

/// <summary>The only strings that are allowed: an enum of the service model.</summary>
/// <param name="values">As they are spelled on the wire.</param>
public sealed class OneOfAttribute(params string[] values) : ConstraintAttribute
{
    /// <summary>The strings that are allowed.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    internal override IEnumerable<string> Rules => [$"Member must satisfy enum value set: [{string.Join(", ", Values)}]"];

    internal override string? Fault(object value) => Values.Contains((string)value) ? null : Rules.Single();
}
