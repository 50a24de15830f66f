namespace Usher.Wire.UsherApi;

/// <summary>A part of a filter expression, as it works for a user.</summary>
/// <param name="Text">The part.</param>
/// <param name="Effect">INCLUDE, EXCLUDE, or NONE where its IF is not met or a value for it is missing.</param>
/// <param name="Note">Why it has no effect; null where it has one.</param>
/// <param name="Condition">Its condition; null without an effect.</param>
public sealed record ExplainedPart(string Text, string Effect, string? Note, ExplainedCondition? Condition);
