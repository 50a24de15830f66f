using System.Collections;
using System.Globalization;
using Usher.Wire.Errors;

namespace Usher.Wire.Shapes;

/// <summary>Checks a request against the constraints of its members: <c>required</c> and the <see cref="ConstraintAttribute"/>s.</summary>
public static class ShapeCheck
{
    /// <summary>Checks a request and everything in it.</summary>
    /// <param name="request">A record whose properties are strings, numbers, lists, maps or records of the kind.</param>
    /// <param name="code">The error that the service has for it: <c>ValidationError</c> of IAM and STS.</param>
    /// <exception cref="AwsException">With that code and every fault, in AWS's words.</exception>
    public static void Validate(object request, string code)
    {
        List<string>? faults = null;
        Check(request, ShapeType.Of(request.GetType()), "", ref faults);
        if (faults is not null)
            throw new AwsException(code, $"{faults.Count} validation error{(faults.Count > 1 ? "s" : "")} detected: {string.Join("; ", faults)}");
    }

    private static void Check(object structure, ShapeType type, string prefix, ref List<string>? faults)
    {
        foreach (var member in type.Members)
        {
            if (member.Get(structure) is not { } value)
            {
                if (member.IsRequired)
                    (faults ??= []).Add($"Value null at '{prefix}{member.Path}' failed to satisfy constraint: Member must not be null");
                continue;
            }

            foreach (var fault in member.Constraints.Faults(value))
                (faults ??= []).Add($"Value{Echo.Of(value, member.Type, member.IsSensitive || type.IsSensitive)} at '{prefix}{member.Path}' failed to satisfy constraint: {fault}");
            if (member.Type.Kind is ShapeKind.Structure)
                Check(value, member.Type, $"{prefix}{member.Path}.", ref faults);
            else if (member.Type is { Kind: ShapeKind.List, Element: { Kind: ShapeKind.Structure } element })
                CheckEach((IEnumerable)value, element, prefix + member.Path, ref faults);
        }
    }

    private static void CheckEach(IEnumerable list, ShapeType element, string path, ref List<string>? faults)
    {
        var number = 0;
        foreach (var each in list)
            Check(each, element, string.Create(CultureInfo.InvariantCulture, $"{path}.{++number}.member."), ref faults);
    }
}
