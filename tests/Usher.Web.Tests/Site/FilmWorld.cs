using System.Text.Json;
using Usher.Wire.UsherApi;

namespace Usher.Web.Tests.Site;

/// <summary>A Personalize with films of four genres that remembers what is watched: whoever watched a film is recommended others of its genre first.</summary>
internal sealed class FilmWorld
{
    public const string Known = "ada";
    public const string Script = "<script>alert('x')</script>";

    private static readonly string[] Genres = ["Drama", "Comedy", "Horror", "Sci-Fi"];
    private static readonly string[] Names = ["Lantern", "Harbour", "Orchard", "Comet", "Parade", "Cellar", "Signal", "Winter", "Garden", "Machine"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<HistoryInteraction>> _histories = new(StringComparer.Ordinal)
    {
        [Known] = [Watched("1", 1_000_000), Watched("5", 1_000_100)],
        ["grace"] = [Watched("2", 1_000_000)],
    };

    /// <summary>40 films, "1" to "40"; the last one's title is hostile.</summary>
    public IReadOnlyList<DescribedItem> Films { get; } =
    [
        .. Enumerable.Range(0, 40).Select(number => new DescribedItem
        {
            ItemId = $"{number + 1}",
            Title = number == 39 ? $"{Script} (2001)" : $"The {Names[number % Names.Length]} of {Genres[number / Names.Length]} ({1940 + (number * 2)})",
            Interactions = 100 - number,
            Columns = new Dictionary<string, string> { ["GENRES"] = $"{Genres[number % Genres.Length]}|{Genres[number / 4 % Genres.Length]}" },
        }),
    ];

    /// <summary>Lets a fake answer as this world.</summary>
    public void AnswerFor(FakePersonalize personalize) => personalize.AnswerAsMovies()
        .On("POST /recommendations", asked => new { itemList = Recommend(asked).Select(id => new { itemId = id }) })
        .On("POST /events", Take)
        .On("GET /_usher/v1/items", asked => new ListItemsResponse { Items = [.. Text(asked, "ids")!.Split(',').SelectMany(id => Films.Where(film => film.ItemId == id))] })
        .On("GET /_usher/v1/items/search", asked => Search(Text(asked, "query") ?? ""))
        .On("GET /_usher/v1/users", asked => Users(Text(asked, "query") ?? ""))
        .On("GET /_usher/v1/users/history", asked => HistoryOf(Text(asked, "userId")!));

    private string[] Recommend(JsonElement asked) => Text(asked, "campaignArn")!.Split('/')[^1] switch
    {
        "picks" => ForViewer(Text(asked, "userId")!),
        "like" => Text(asked, "itemId") is { } film ? [.. SameGenreFirst(film).Where(id => id != film)] : [],
        "rising" => [.. Films.Select(film => film.ItemId).Reverse()],
        _ => [.. Films.Select(film => film.ItemId)],
    };

    private string[] ForViewer(string viewer)
    {
        lock (_gate)
            return _histories.GetValueOrDefault(viewer) is [var newest, ..] ? SameGenreFirst(newest.ItemId) : [.. Films.Select(film => film.ItemId)];
    }

    private string[] SameGenreFirst(string id)
    {
        var genre = Films.Where(film => film.ItemId == id).Select(GenreOf).FirstOrDefault();
        return genre is null ? [] : [.. Films.OrderByDescending(film => GenreOf(film) == genre).Select(film => film.ItemId)];
    }

    private object Take(JsonElement sent)
    {
        lock (_gate)
        {
            var viewer = Text(sent, "userId")!;
            if (!_histories.TryGetValue(viewer, out var history))
                _histories[viewer] = history = [];
            foreach (var one in sent.GetProperty("eventList").EnumerateArray())
                history.Insert(0, Watched(Text(one, "itemId")!, 1_700_000_000));
        }

        return new { };
    }

    private SearchItemsResponse Search(string query)
    {
        DescribedItem[] found = [.. Films.Where(film => film.Title!.Contains(query, StringComparison.OrdinalIgnoreCase))];
        return new() { Items = found, Total = found.Length };
    }

    private ListUsersResponse Users(string query)
    {
        lock (_gate)
        {
            ActiveUser[] found = [.. _histories.Where(one => one.Key.Contains(query, StringComparison.Ordinal)).Select(one => new ActiveUser(one.Key, one.Value.Count))];
            return new() { Users = found, Total = found.Length };
        }
    }

    private DescribeHistoryResponse HistoryOf(string viewer)
    {
        lock (_gate)
        {
            var history = _histories.GetValueOrDefault(viewer) ?? [];
            return new() { UserId = viewer, Total = history.Count, Interactions = [.. history] };
        }
    }

    private static string GenreOf(DescribedItem film) => film.Columns["GENRES"].Split('|')[0];

    private static HistoryInteraction Watched(string film, long seconds) => new() { ItemId = film, EventType = "Watch", Timestamp = DateTimeOffset.FromUnixTimeSeconds(seconds), IsLive = false };

    private static string? Text(JsonElement asked, string member) => asked.TryGetProperty(member, out var value) ? value.GetString() : null;
}
