using System.Globalization;
using System.Text.Json;
using Usher.Wire.Errors;
using Usher.Wire.Shapes;

namespace Usher.Wire.Json;

/// <summary>Makes values of JSON's tokens, by the shape that is wanted. The reader stands on the value's first token before, on its last one after.</summary>
internal static class JsonValues
{
    private const string WholeNumber = "a whole number";
    private const string AnyNumber = "a number";
    private const string Seconds = "a number of seconds since 1970, not of milliseconds";

    public static object Structure(ref Utf8JsonReader json, ShapeType type, string prefix)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            throw Wrong(in json, prefix.TrimEnd('.'), "an object");

        // A record's constructor would demand what is required; the check does, with all faults at once.
        var structure = Activator.CreateInstance(type.Type)!;
        var next = 0;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var member = Find(ref json, type.Members, ref next);
            json.Read();
            if (member is null)
                json.Skip();
            else if (json.TokenType is not JsonTokenType.Null)
                member.Set(structure, Value(ref json, member.Type, prefix, member.Path));
        }

        return structure;
    }

    // Most clients write members in the model's order, so the search goes on where it stopped.
    private static ShapeMember? Find(ref Utf8JsonReader json, IReadOnlyList<ShapeMember> members, ref int next)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[(next + i) % members.Count];
            if (!json.ValueTextEquals(member.JsonName))
                continue;

            next += i + 1;
            return member;
        }

        return null;
    }

    private static object Value(ref Utf8JsonReader json, ShapeType type, string prefix, string name) => type.Kind switch
    {
        ShapeKind.Text when json.TokenType is JsonTokenType.String => json.GetString()!,
        ShapeKind.Text => throw Wrong(in json, prefix + name, "a string"),
        ShapeKind.Whole when json.TokenType is JsonTokenType.Number && Whole(ref json, type) is { } number => number,
        ShapeKind.Whole => throw Wrong(in json, prefix + name, WholeNumber),
        ShapeKind.Real when json.TokenType is JsonTokenType.Number && Real(ref json, type) is { } number => number,
        ShapeKind.Real => throw Wrong(in json, prefix + name, AnyNumber),
        ShapeKind.Flag when json.TokenType is JsonTokenType.True or JsonTokenType.False => json.GetBoolean(),
        ShapeKind.Flag => throw Wrong(in json, prefix + name, "true or false"),
        ShapeKind.Time when EpochSecondsConverter.TryRead(ref json, out var time) => time,
        ShapeKind.Time => throw Wrong(in json, prefix + name, Seconds),
        ShapeKind.List => List(ref json, type, prefix + name),
        ShapeKind.Map => Map(ref json, type, prefix + name),
        _ => Structure(ref json, type, $"{prefix}{name}."),
    };

    private static object? Whole(ref Utf8JsonReader json, ShapeType type) =>
        type.Type == typeof(int) ? json.TryGetInt32(out var number) ? number : null : json.TryGetInt64(out var great) ? great : null;

    // What is too great for the type reads as infinity.
    private static object? Real(ref Utf8JsonReader json, ShapeType type) =>
        type.Type == typeof(float) ? json.TryGetSingle(out var number) && float.IsFinite(number) ? number : null : json.TryGetDouble(out var great) && double.IsFinite(great) ? great : null;

    private static object List(ref Utf8JsonReader json, ShapeType type, string path)
    {
        if (json.TokenType is not JsonTokenType.StartArray)
            throw Wrong(in json, path, "a list");

        var list = type.NewList();
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            list.Add(Value(ref json, type.Element, string.Create(CultureInfo.InvariantCulture, $"{path}.{list.Count + 1}."), "member"));
        return list;
    }

    private static object Map(ref Utf8JsonReader json, ShapeType type, string path)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            throw Wrong(in json, path, "an object");

        var map = type.NewMap();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            json.Read();
            map[key] = Value(ref json, type.Element, path + ".", key);
        }

        return map;
    }

    private static AwsException Wrong(in Utf8JsonReader json, string path, string wanted)
    {
        var came = json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a string",
            JsonTokenType.Number when wanted == WholeNumber => "a number with a fraction or out of range",
            JsonTokenType.Number when wanted is AnyNumber or Seconds => "a number out of range",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            _ => "null",
        };
        return new("SerializationException", $"{(path.Length == 0 ? "The body" : path)} is {came}; it has to be {wanted}.");
    }
}
