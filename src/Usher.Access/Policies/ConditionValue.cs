using System.Net;
using Usher.Access.Policies.Reading;

namespace Usher.Access.Policies;

/// <summary>A value that a condition wants, read as its operator needs it.</summary>
/// <param name="Pattern">For strings, ARNs and booleans.</param>
/// <param name="Number">For numbers.</param>
/// <param name="Date">For dates.</param>
/// <param name="Network">For addresses.</param>
internal sealed record ConditionValue(Pattern Pattern, decimal? Number, DateTimeOffset? Date, IPNetwork? Network)
{
    public static ConditionValue Of(ConditionOperator its, Pattern pattern) => new(
        pattern,
        its.Type is ConditionType.Numeric ? ConditionValues.Number(pattern.Text) : null,
        its.Type is ConditionType.Date ? ConditionValues.Date(pattern.Text) : null,
        its.Type is ConditionType.Ip ? ConditionValues.Network(pattern.Text) : null);
}
