using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.Shapes;

namespace Usher.Wire.Query;

/// <summary>Makes a request record of a Query form, and checks it.</summary>
/// <remarks>
/// <para>A request is a <c>sealed record</c> whose properties are spelled as the service model spells its members, each with <c>init</c>:</para>
/// <code>
/// public sealed record CreateUserRequest
/// {
///     [Length(1, 512), Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
///     public string? Path { get; init; }
///
///     [Length(1, 64), Pattern(@"[\w+=,.@-]+")]
///     public required string UserName { get; init; }
///
///     [Length(0, 50)]
///     public IReadOnlyList&lt;Tag&gt;? Tags { get; init; }
/// }
/// </code>
/// <para>
/// <c>required</c> is the model's "required"; all others are nullable. Types: <c>string</c>, <c>int?</c>, <c>long?</c>, <c>bool?</c>, <c>DateTimeOffset?</c>, a sealed record, <c>IReadOnlyList&lt;T&gt;</c>
/// of any of these. Lists come as <c>Tags.member.1.Key</c>. Constraints are <see cref="LengthAttribute"/> (strings and lists), <see cref="PatternAttribute"/>, <see cref="RangeAttribute"/>
/// and <see cref="OneOfAttribute"/> for enums; with <c>Each = true</c> they are about a list's elements. <see cref="WireNameAttribute"/> names a member that C# cannot. Unknown parameters are passed over, as AWS does.
/// </para>
/// </remarks>
public static class QueryReader
{
    /// <summary>Makes a request of a form.</summary>
    /// <exception cref="AwsException">ValidationError with all constraints that are broken, or MalformedInput where a number, a flag or a time is none.</exception>
    public static T Read<T>(QueryForm form)
        where T : class
    {
        var request = (T)Structure(ShapeType.Of(typeof(T)), form.Root, "");
        ShapeCheck.Validate(request, "ValidationError");
        return request;
    }

    private static object Structure(ShapeType type, QueryNode node, string path)
    {
        // A record's constructor would demand what is required; here the check does, with all faults at once.
        var structure = Activator.CreateInstance(type.Type)!;
        foreach (var member in type.Members)
        {
            if (node.Find(member.Name) is { } child && Value(member.Type, child, path + member.Name) is { } value)
                member.Set(structure, value);
        }

        return structure;
    }

    private static object? Value(ShapeType type, QueryNode node, string path) => type.Kind switch
    {
        ShapeKind.Text => node.Value,
        ShapeKind.List => List(type, node, path),
        ShapeKind.Structure => Structure(type, node, path + "."),
        ShapeKind.Map or ShapeKind.Real => throw new NotSupportedException($"{path} is a map or a real number; no Query request of ours has one."),
        _ => node.Value is { } text ? Scalar(type, text, path) : null,
    };

    private static object? List(ShapeType type, QueryNode node, string path)
    {
        // botocore spells an empty list as "Tags=".
        if (node.Find("member") is not { } members)
            return node.Value is "" ? type.NewList() : null;

        var list = type.NewList();
        foreach (var each in members.Numbered())
        {
            if (Value(type.Element, each, string.Create(CultureInfo.InvariantCulture, $"{path}.member.{list.Count + 1}")) is { } value)
                list.Add(value);
        }

        return list;
    }

    private static object Scalar(ShapeType type, string text, string path) => type.Kind switch
    {
        ShapeKind.Whole when type.Type == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        ShapeKind.Whole when type.Type == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        ShapeKind.Whole => throw Malformed(path, text, "a whole number"),
        ShapeKind.Flag when bool.TryParse(text, out var flag) => flag,
        ShapeKind.Flag => throw Malformed(path, text, "true or false"),
        ShapeKind.Time when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw Malformed(path, text, "a time such as 2026-11-23T20:02:07Z"),
    };

    private static AwsException Malformed(string path, string text, string wanted) =>
        new("MalformedInput", $"{path} is '{(text.Length <= 100 ? text : text[..100] + "…")}'; it has to be {wanted}.");
}
