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
    public void Questions_are_written_as_the_serializer_writes_them()
    {
        GetRecommendationsRequest[] questions =
        [
            new(),
            new() { CampaignArn = "arn:aws:personalize:us-east-1:123456789012:campaign/films", UserId = "漢\"\\<&", NumResults = 25 },
            new()
            {
                RecommenderArn = "arn",
                ItemId = "",
                NumResults = 0,
                Context = new SortedDictionary<string, string> { ["DEVICE"] = "phone", ["HOUR"] = "" },
                FilterArn = "arn",
                FilterValues = new Dictionary<string, string>(),
                Promotions = [new() { Name = "new", PercentPromotedItems = 50, FilterValues = new Dictionary<string, string> { ["GENRE"] = "\"Drama\"" } }],
                MetadataColumns = new Dictionary<string, IReadOnlyList<string>> { ["ITEMS"] = ["TITLE", "GENRES"] },
            },
        ];

        Assert.All(questions, question => Assert.Equal(JsonSerializer.Serialize(question, AwsJson.Options), Written(output => RuntimeJson.Write(output, question))));
    }

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

    [Fact]
    public void Recommendations_are_read_as_the_serializer_reads_them()
    {
        string[] answers =
        [
            "{}",
            "{\"itemList\":null,\"recommendationId\":null}",
            "{\"later\":{\"itemId\":[1,{\"score\":2}]},\"recommendationId\":\"RID\",\"itemList\":[]}",
            JsonSerializer.Serialize(new GetRecommendationsResponse { ItemList = Items, RecommendationId = "RID" }, AwsJson.Options),
            "{\"itemList\":[{\"item\\u0049d\":\"\\ud83d\\ude00\",\"score\":null,\"metadata\":null,\"reason\":null,\"new\":[{}]}]}",
        ];

        Assert.All(answers, answer => Assert.Equivalent(JsonSerializer.Deserialize<GetRecommendationsResponse>(answer, AwsJson.Options), RuntimeJson.ReadRecommendations(Encoding.UTF8.GetBytes(answer)), strict: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"itemList\":[")]
    [InlineData("{\"itemList\":{}}")]
    [InlineData("{\"itemList\":[null]}")]
    public void What_is_no_answer_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => RuntimeJson.ReadRecommendations(Encoding.UTF8.GetBytes(text)));

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
