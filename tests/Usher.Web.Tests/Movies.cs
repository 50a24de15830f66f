using System.Net;
using System.Text;
using System.Text.Json;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests;

/// <summary>A small Personalize: one dataset group "movies" with a campaign of each kind and an event tracker.</summary>
internal static class Movies
{
    public const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/movies";

    /// <summary>Campaigns "picks" (aws-hrnn), "like" (aws-sims), "order" (aws-personalized-ranking), "top" (aws-popularity-count) and "rising" (aws-trending-now). Lists name the user or item in their first item.</summary>
    public static FakePersonalize AnswerAsMovies(this FakePersonalize personalize)
    {
        (string Name, string Recipe, string Type)[] campaigns =
        [
            ("picks", "aws-hrnn", "USER_PERSONALIZATION"), ("like", "aws-sims", "RELATED_ITEMS"), ("order", "aws-personalized-ranking", "PERSONALIZED_RANKING"),
            ("top", "aws-popularity-count", "POPULAR_ITEMS"), ("rising", "aws-trending-now", "POPULAR_ITEMS"),
        ];
        return personalize
            .On("ListCampaigns", _ => new { campaigns = campaigns.Select(one => new { campaignArn = Arn("campaign", one.Name), status = "ACTIVE", creationDateTime = 1 }) })
            .On("DescribeCampaign", asked => new { campaign = new { name = NameIn(asked, "campaignArn"), campaignArn = asked.GetProperty("campaignArn").GetString(), solutionVersionArn = Arn("solution", NameIn(asked, "campaignArn") + "/1") } })
            .On("DescribeSolutionVersion", asked => new { solutionVersion = new { datasetGroupArn = Group, recipeArn = Arn("recipe", campaigns.Single(one => asked.GetProperty("solutionVersionArn").GetString()!.Contains($"/{one.Name}/", StringComparison.Ordinal)).Recipe) } })
            .On("DescribeRecipe", asked => new { recipe = new { name = NameIn(asked, "recipeArn"), recipeType = campaigns.Single(one => one.Recipe == NameIn(asked, "recipeArn")).Type } })
            .On("ListDatasetGroups", _ => new { datasetGroups = new[] { new { name = "movies", datasetGroupArn = Group, status = "ACTIVE" } } })
            .On("ListEventTrackers", _ => new { eventTrackers = new[] { new { eventTrackerArn = Arn("event-tracker", "1"), status = "ACTIVE" } } })
            .On("DescribeEventTracker", _ => new { eventTracker = new { trackingId = "tracking-1" } })
            .On("POST /events", _ => new { })
            .On("POST /recommendations", asked => new { itemList = new[] { new { itemId = "of " + (Text(asked, "userId") ?? Text(asked, "itemId") ?? "all"), score = 0.5 }, new { itemId = "1", score = 0.25 } }, recommendationId = "RID" })
            .On("POST /personalize-ranking", asked => new { personalizedRanking = asked.GetProperty("inputList").EnumerateArray().Reverse().Select(item => new { itemId = item.GetString() }), recommendationId = "RID" })
            .On("GET /_usher/v1/items", _ => new ListItemsResponse { Items = [Film("1", "Alien"), Film("2", "Brazil")] })
            .On("GET /_usher/v1/items/search", _ => new SearchItemsResponse { Items = [Film("1", "Alien")], Total = 1 })
            .On("GET /_usher/v1/users", _ => new ListUsersResponse { Users = [], Total = 0 })
            .On("GET /_usher/v1/users/history", _ => new DescribeHistoryResponse { UserId = "u", Total = 1, Interactions = [new() { ItemId = "1", EventType = "Watch", Timestamp = DateTimeOffset.UnixEpoch, IsLive = false }] });
    }

    /// <summary>A refusal as Personalize says it.</summary>
    public static HttpResponseMessage Refusal(string code, string message) => new(HttpStatusCode.BadRequest)
    {
        Headers = { { "x-amzn-ErrorType", code } },
        Content = new StringContent(JsonSerializer.Serialize(new { message }), Encoding.UTF8, "application/json"),
    };

    public static DescribedItem Film(string id, string title) => new() { ItemId = id, Title = title, Interactions = 3, Columns = new Dictionary<string, string> { ["GENRES"] = "Horror|Sci-Fi" } };

    public static string Arn(string kind, string name) => $"arn:aws:personalize:us-east-1:123456789012:{kind}/{name}";

    private static string NameIn(JsonElement asked, string member) => asked.GetProperty(member).GetString()!.Split('/')[^1];

    private static string? Text(JsonElement asked, string member) => asked.TryGetProperty(member, out var value) ? value.GetString() : null;
}
