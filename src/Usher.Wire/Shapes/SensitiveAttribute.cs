namespace Usher.Wire.Shapes;

/// <summary>Marks what logs and messages do not repeat: a member, or a record with all of its members.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class SensitiveAttribute : Attribute;
