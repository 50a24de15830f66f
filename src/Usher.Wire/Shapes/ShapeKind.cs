namespace Usher.Wire.Shapes;

/// <summary>What a member of a record is on the wire.</summary>
internal enum ShapeKind
{
    Text,
    Whole,
    Real,
    Flag,
    Time,
    List,
    Map,
    Structure,
}
