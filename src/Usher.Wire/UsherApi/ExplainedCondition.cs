namespace Usher.Wire.UsherApi;

/// <summary>A condition of a filter expression with the number of items that meet it.</summary>
/// <param name="Text">The condition; AND or OR where it joins others.</param>
/// <param name="Items">How many items meet it.</param>
/// <param name="Conditions">The joined conditions; empty for a single one.</param>
public sealed record ExplainedCondition(string Text, int Items, IReadOnlyList<ExplainedCondition> Conditions);
