namespace Usher.Filters.Expressions;

/// <summary>A place in an expression.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public readonly record struct TextPlace(int Line, int Column)
{
    /// <summary>As messages say it: line 1, column 27.</summary>
    public override string ToString() => $"line {Line}, column {Column}";
}
