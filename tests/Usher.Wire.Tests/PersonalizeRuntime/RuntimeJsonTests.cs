using System.Buffers;
using System.Text;
using System.Text.Json;
using Usher.Wire.Json;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Wire.Tests.PersonalizeRuntime;

public sealed class RuntimeJsonTests
{
    private static readonly PredictedItem[] Items =
    [
        new() { ItemId = "2571", Score = 0.0152238 },
        new() { ItemId = "ä\"\\\n<é>&+ 😀", Score = 1e-7, PromotionName = "new", Metadata = new Dictionary<string, string> { ["product_description"] = "a|b \"c\"", ["price"] = "130.0" }, Reason = ["Popular item", "Exploration"] },
        new() { ItemId = "", Score = 0, Metadata = new Dictionary<string, string>(), Reason = [] },
        new(),
    ];

    [Fact]
    public void Recommendations_are_written_as_the_serializer_writes_them()
    {
        GetRecommendationsResponse[] answers = [new(), new() { ItemList = [] }, new() { ItemList = Items, RecommendationId = "RID-279bc670-9f3a-4633-b670-1183fd50c323" }];

        Assert.All(answers, answer => Assert.Equal(JsonSerializer.Serialize(answer, AwsJson.Options), Written(output => RuntimeJson.Write(output, answer))));
    }

    [Fact]
    public void Rankings_are_written_as_the_serializer_writes_them()
    {
        GetPersonalizedRankingResponse[] answers = [new(), new() { PersonalizedRanking = Items, RecommendationId = "RID" }];

        Assert.All(answers, answer => Assert.Equal(JsonSerializer.Serialize(answer, AwsJson.Options), Written(output => RuntimeJson.Write(output, answer))));
    }

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
