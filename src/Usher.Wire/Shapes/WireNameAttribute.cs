namespace Usher.Wire.Shapes;

/// <summary>A member's name on the wire, where a C# property cannot have it.</summary>
/// <param name="name">As the service model spells it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>As the service model spells it.</summary>
    public string Name { get; } = name;
}
