using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Api.Auditing;

/// <summary>The records as lines of JSON.</summary>
[JsonSerializable(typeof(AuditRecord))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    /// <summary>camelCase, nothing where there is nothing; quotes and angle brackets as people read them. A line break in a value is still escaped, so a record is one line.</summary>
    public static AuditJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new WholeSeconds() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
