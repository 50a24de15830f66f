using System.Collections;
using System.Globalization;
using Usher.Wire.Errors;

namespace Usher.Wire.Shapes;

/// <summary>Holds a request against what its members say of themselves: <c>required</c> and the <see cref="ConstraintAttribute"/>s.</summary>
public static class ShapeCheck
{
    private const int LongestEcho = 200;

    /// <summary>Checks a request and everything in it.</summary>
    /// <param name="request">A record whose properties are strings, numbers, lists or records of the kind.</param>
    /// <param name="code">The error that the service has for it: <c>ValidationError</c> of IAM and STS.</param>
    /// <exception cref="AwsException">With that code and every fault, in AWS's words.</exception>
    public static void Demand(object request, string code)
    {
        var faults = new List<string>();
        Check(request, ShapeType.Of(request.GetType()), "", faults);
        if (faults.Count > 0)
            throw new AwsException(code, $"{faults.Count} validation error{(faults.Count > 1 ? "s" : "")} detected: {string.Join("; ", faults)}");
    }

    private static void Check(object structure, ShapeType type, string prefix, List<string> faults)
    {
        foreach (var member in type.Members)
        {
            var path = prefix + member.Path;
            if (member.Get(structure) is not { } value)
            {
                if (member.IsRequired)
                    faults.Add($"Value null at '{path}' failed to satisfy constraint: Member must not be null");
                continue;
            }

            foreach (var constraint in member.Constraints)
                Check(value, constraint, path, faults);
            if (member.Type.Kind is ShapeKind.Structure)
                Check(value, member.Type, path + ".", faults);
            else if (member.Type is { Kind: ShapeKind.List, Element: { Kind: ShapeKind.Structure } element })
                CheckEach((IEnumerable)value, element, path, faults);
        }
    }

    private static void CheckEach(IEnumerable list, ShapeType element, string path, List<string> faults)
    {
        var number = 0;
        foreach (var each in list)
            Check(each, element, string.Create(CultureInfo.InvariantCulture, $"{path}.{++number}.member."), faults);
    }

    private static void Check(object value, ConstraintAttribute constraint, string path, List<string> faults)
    {
        var fault = constraint.Each
            ? ((IEnumerable)value).Cast<object>().Any(each => constraint.Fault(Plain(each)) is not null)
                ? $"Member must satisfy constraint: [{string.Join(", ", constraint.Rules)}]"
                : null
            : constraint.Fault(Plain(value));
        if (fault is not null)
            faults.Add($"Value '{Echo(value)}' at '{path}' failed to satisfy constraint: {fault}");
    }

    private static object Plain(object value) => value is int number ? (long)number : value;

    // A document of 100 KB would drown what the message has to say.
    private static string Echo(object value)
    {
        var text = value is IEnumerable list and not string ? $"[{string.Join(", ", list.Cast<object>())}]" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.Length <= LongestEcho ? text : string.Concat(text.AsSpan(0, LongestEcho), "…");
    }
}
