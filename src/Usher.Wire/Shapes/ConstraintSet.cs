using System.Collections;

namespace Usher.Wire.Shapes;

/// <summary>All that one member asks of its value.</summary>
internal sealed class ConstraintSet
{
    private readonly ConstraintAttribute[] _whole;
    private readonly ConstraintAttribute[] _keys;
    private readonly ConstraintAttribute[] _each;
    private readonly ConstraintAttribute[] _eachOfEach;

    public ConstraintSet(IEnumerable<ConstraintAttribute> all)
    {
        var byPart = all.ToLookup(it => it.EachKey ? 1 : it.Each ? 2 : it.EachOfEach ? 3 : 0);
        (_whole, _keys, _each, _eachOfEach) = ([.. byPart[0]], [.. byPart[1]], [.. byPart[2]], [.. byPart[3]]);
    }

    /// <summary>What a value breaks, in AWS's words; empty where it keeps all.</summary>
    public IEnumerable<string> Faults(object value)
    {
        // Nearly every value keeps all; nothing is allocated for those.
        List<string>? faults = null;
        foreach (var constraint in _whole)
        {
            if (constraint.Fault(Plain(value)) is { } fault)
                (faults ??= []).Add(fault);
        }

        if (value is IDictionary map)
        {
            if (IsBroken(_keys, map.Keys))
                (faults ??= []).Add($"Map keys must satisfy constraint: [{Rules(_keys)}]");
            if (IsBroken(_each, map.Values) || _eachOfEach.Length > 0 && map.Values.Cast<IEnumerable>().Any(each => IsBroken(_eachOfEach, each)))
                (faults ??= []).Add($"Map value must satisfy constraint: [{Rules(_each)}{(_eachOfEach.Length > 0 ? $", Member must satisfy constraint: [{Rules(_eachOfEach)}]" : "")}]");
        }
        else if (_each.Length > 0 && IsBroken(_each, (IEnumerable)value))
        {
            (faults ??= []).Add($"Member must satisfy constraint: [{Rules(_each)}]");
        }

        return faults ?? [];
    }

    private static bool IsBroken(ConstraintAttribute[] constraints, IEnumerable values)
    {
        foreach (var constraint in constraints)
        {
            foreach (var value in values)
            {
                if (constraint.Fault(Plain(value)) is not null)
                    return true;
            }
        }

        return false;
    }

    private static string Rules(ConstraintAttribute[] constraints) => string.Join(", ", constraints.SelectMany(constraint => constraint.Rules));

    private static object Plain(object value) => value switch
    {
        int number => (long)number,
        float number => (double)number,
        _ => value,
    };
}
