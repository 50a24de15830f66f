using System.Globalization;
using Usher.Filters.Expressions;

namespace Usher.Filters.Binding;

/// <summary>Puts the values of a request in place of a filter's placeholders.</summary>
/// <remarks>
/// Developer Guide, "Filtering batch and real-time recommendations": an INCLUDE part needs all of its values; an EXCLUDE part that lacks one is left out. A value for a placeholder that the filter does not
/// have is refused here, because it is a mistake in the name.
/// </remarks>
public static class FilterBinding
{
    /// <summary>The filter with values, which has no <see cref="ParameterOperand"/>.</summary>
    /// <param name="filter">A filter that was checked against its schemas.</param>
    /// <param name="values">What the request gives, by placeholder.</param>
    /// <param name="isText">Whether a column holds texts rather than numbers.</param>
    /// <returns>Null where all parts were left out, and everything passes.</returns>
    /// <exception cref="FilterValueException">A value is missing, unknown or of another type.</exception>
    public static Filter? Bind(Filter filter, IReadOnlyDictionary<string, string> values, Func<FieldReference, bool> isText)
    {
        if (values.Keys.FirstOrDefault(name => !filter.Parameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new FilterValueException($"filterValues has {unknown}, which the filter does not use. {(filter.Parameters.Count == 0 ? "It has no placeholders." : $"Its placeholders are {string.Join(", ", filter.Parameters)}; case counts.")}");

        var read = values.ToDictionary(value => value.Key, value => FilterValues.Read(value.Key, value.Value), StringComparer.Ordinal);
        var parts = new List<FilterPart>();
        foreach (var part in filter.Parts)
        {
            if (part.Parameters.FirstOrDefault(name => !read.ContainsKey(name)) is not { } missing)
                parts.Add(part with { Condition = Bind(part.Condition, read, isText), UserConditions = [.. part.UserConditions.Select(condition => Bind(condition, read, isText))] });
            else if (!part.IsExcluding)
                throw new FilterValueException($"filterValues lacks {missing}, which an INCLUDE part of the filter needs. Give it as \"{missing}\": \"\\\"value\\\"\".");
        }

        return parts.Count == 0 ? null : new(parts);
    }

    private static Condition Bind(Condition condition, Dictionary<string, IReadOnlyList<string>> values, Func<FieldReference, bool> isText) => condition switch
    {
        JoinedConditions joined => joined with { Conditions = [.. joined.Conditions.Select(one => Bind(one, values, isText))] },
        Membership membership => membership with { Values = [.. membership.Values.SelectMany(operand => ValuesOf(membership.Field, operand, values, isText))] },
        Comparison { Value: ParameterOperand parameter } comparison => ValuesOf(comparison.Field, parameter, values, isText) is [var one]
            ? comparison with { Value = one }
            : throw new FilterValueException($"filterValues has {values[parameter.Name].Count} values for {parameter.Name}, which {comparison.Field} is compared with; give one, or use IN in the filter."),
        _ => condition,
    };

    private static IReadOnlyList<Operand> ValuesOf(FieldReference field, Operand operand, Dictionary<string, IReadOnlyList<string>> values, Func<FieldReference, bool> isText)
    {
        if (operand is not ParameterOperand parameter)
            return [operand];

        return [.. values[parameter.Name].Select(value => isText(field) ? (Operand)new TextOperand(value, operand.Place) : Number(parameter, field, value))];
    }

    private static NumberOperand Number(ParameterOperand parameter, FieldReference field, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new(value.Trim(), parameter.Place)
            : throw new FilterValueException($"filterValues has '{value}' for {parameter.Name}, which {field} is compared with; a number is wanted.");
}
