namespace Usher.Datasets.Generated.Films;

/// <summary>Makes the films: what they are called, when they come out, what belongs together.</summary>
internal sealed class Studio(Random random, GeneratedCatalogueOptions options)
{
    private const int OldestYear = 1935;
    private const int MeanAgeInYears = 16;
    private const double FranchiseShare = 0.08;                       // of the films that are no sequels
    private const double NewShare = 0.15;                             // come out in the time told of, or shortly before
    private const double AppealSpread = 1.1;
    private const int DaysBeforeStart = 60;
    private const int LongestFranchise = 6;
    private const int LargestCircle = 24;
    private const int SmallestCircle = 6;
    private const int Circles = 70;                                   // about as many, where the sizes allow
    private const int FollowersEach = 3;
    private const long Day = 24 * 60 * 60;

    private readonly TitleMaker _titles = new(random);
    private readonly WeightedChoice _genres = new(Lexicon.Genres.Select(genre => genre.Share));

    /// <summary>All films, in no order that would tell anything.</summary>
    public Film[] Make()
    {
        var films = new List<Film>(options.Items);
        while (films.Count < options.Items)
        {
            var film = First();
            films.Add(film);
            if (random.NextBool(FranchiseShare))
                films.AddRange(Parts(film, options.Items - films.Count));
        }

        var shuffled = films.ToArray();
        random.Shuffle(shuffled);
        for (var index = 0; index < shuffled.Length; index++)
            shuffled[index].Index = index;

        Gather(shuffled);
        return shuffled;
    }

    private Film First()
    {
        var genre = _genres.Next(random);
        return new Film
        {
            Title = _titles.New(Lexicon.Genres[genre]),
            Genres = Around(genre),
            Released = random.NextBool(NewShare) ? NewRelease() : OldRelease(),
            Appeal = Math.Exp(AppealSpread * random.NextNormal()),
        };
    }

    // The main genre, and none to two others.
    private int[] Around(int genre)
    {
        var genres = new List<int> { genre };
        while (genres.Count < 3 && random.NextBool(0.4))
        {
            var other = _genres.Next(random);
            if (!genres.Contains(other))
                genres.Add(other);
        }

        return [.. genres];
    }

    private IEnumerable<Film> Parts(Film first, int max)
    {
        var parts = Math.Min(max, 1 + (int)random.NextExponential(mean: 1));
        var end = options.StartSeconds + (options.Days * Day);
        var last = first;
        for (var part = 2; part <= Math.Min(1 + parts, LongestFranchise); part++)
        {
            var released = last.Released + (random.Next(300, 1_200) * Day);
            if (released > end)
                yield break;

            last = last.Sequel = new Film
            {
                Title = TitleMaker.Sequel(first.Title, part),
                Genres = first.Genres,
                Released = released,
                Appeal = last.Appeal * 0.85,
                Predecessor = last,
            };
            yield return last;
        }
    }

    private long NewRelease() => options.StartSeconds + (random.Next(-DaysBeforeStart, options.Days) * Day);

    private long OldRelease()
    {
        var daysAgo = DaysBeforeStart + (long)(random.NextExponential(MeanAgeInYears) * 365);
        var oldest = new DateTimeOffset(OldestYear, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        return Math.Max(oldest + (random.Next(365) * Day), options.StartSeconds - (daysAgo * Day));
    }

    // Circles of films of one main genre that the same viewers like, and that are often watched in one order, round and round.
    // Sequels join the circle of their first part, but stand in no round: their order is their own.
    private static void Gather(Film[] films)
    {
        var size = Math.Clamp(films.Length / Circles, SmallestCircle, LargestCircle);
        var circle = 0;
        foreach (var genre in films.Where(film => film.Predecessor is null).GroupBy(film => film.Genres[0]).OrderBy(group => group.Key))
        {
            foreach (var members in genre.Chunk(size))
            {
                for (var place = 0; place < members.Length; place++)
                {
                    var ahead = Enumerable.Range(place + 1, Math.Min(FollowersEach, members.Length - 1));
                    members[place].Followers = [.. ahead.Select(next => members[next % members.Length])];
                    for (var part = members[place]; part is not null; part = part.Sequel)
                        part.Circle = circle;
                }

                circle++;
            }
        }
    }
}
