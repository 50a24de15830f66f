using System.Text.Json.Serialization;
using Usher.Wire.CloudTrail;

namespace Usher.Api.Json;

/// <summary>Requests and answers of the JSON 1.1 services: members as the records spell them, nothing where there is nothing.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)], MaxDepth = Depth)]
[JsonSerializable(typeof(LookupEventsRequest))]
[JsonSerializable(typeof(LookupEventsResponse))]
internal sealed partial class JsonShapes : JsonSerializerContext
{
    /// <summary>No request of these services nests deeper; what does is an attack on the stack.</summary>
    public const int Depth = 32;
}
