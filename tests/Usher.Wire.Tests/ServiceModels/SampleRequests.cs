using System.Text.Json;
using System.Text.Json.Nodes;

namespace Usher.Wire.Tests.ServiceModels;

/// <summary>Makes requests that keep every rule of a service model, and answers.</summary>
internal sealed class SampleRequests(JsonElement model)
{
    // A text for each pattern, by the shape that has it.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["Arn"] = "arn:aws:personalize:us-east-1:123456789012:campaign/films",
        ["RoleArn"] = "arn:aws:iam::123456789012:role/service/reader",
        ["KmsKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/1",
        ["S3Location"] = "s3://bucket/folder/",
        ["SchedulingExpression"] = "rate(7 days)",
    };

    /// <summary>Only what is required.</summary>
    public JsonObject Smallest(string shape) => Structure(shape, all: false);

    /// <summary>Every member, one element in every list and map.</summary>
    public JsonObject Largest(string shape) => Structure(shape, all: true);

    private JsonObject Structure(string name, bool all)
    {
        var shape = Shape(name);
        var required = shape.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(each => each.GetString()!).ToHashSet() : [];
        return new(shape.GetProperty("members").EnumerateObject()
            .Where(member => all || required.Contains(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, Value(ShapeOf(member.Value), all))));
    }

    private JsonNode? Value(string name, bool all)
    {
        var shape = Shape(name);
        return shape.GetProperty("type").GetString() switch
        {
            "structure" => Structure(name, all),
            "list" => new JsonArray(Value(ShapeOf(shape.GetProperty("member")), all)),
            "map" => new JsonObject([KeyValuePair.Create(Text(ShapeOf(shape.GetProperty("key"))), Value(ShapeOf(shape.GetProperty("value")), all))]),
            "string" => JsonValue.Create(Text(name)),
            "boolean" => JsonValue.Create(true),
            "timestamp" => JsonValue.Create(1_763_928_127.25m),
            _ => JsonValue.Create(1),
        };
    }

    private string Text(string name) => Shape(name).TryGetProperty("enum", out var values) ? values[0].GetString()! : Texts.GetValueOrDefault(name, "a");

    private JsonElement Shape(string name) => model.GetProperty("shapes").GetProperty(name);

    private static string ShapeOf(JsonElement reference) => reference.GetProperty("shape").GetString()!;
}
