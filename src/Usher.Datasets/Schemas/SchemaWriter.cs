using System.Text;
using System.Text.Json;

namespace Usher.Datasets.Schemas;

/// <summary>A schema as its Avro document.</summary>
internal static class SchemaWriter
{
    public static string Write(Schema schema)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "record");
            json.WriteString("name", schema.Type.ToString());
            json.WriteString("namespace", "com.amazonaws.personalize.schema");
            json.WriteStartArray("fields");
            foreach (var field in schema.Fields)
                Write(json, field);
            json.WriteEndArray();
            json.WriteString("version", "1.0");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, SchemaField field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        if (field.Nullable)
        {
            json.WriteStartArray("type");
            json.WriteStringValue("null");
            json.WriteStringValue(SchemaReader.NameOf(field.Type));
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("type", SchemaReader.NameOf(field.Type));
        }

        if (field.Categorical)
            json.WriteBoolean("categorical", true);
        if (field.Textual)
            json.WriteBoolean("textual", true);
        if (field.ItemName)
            json.WriteBoolean("itemName", true);
        json.WriteEndObject();
    }
}
