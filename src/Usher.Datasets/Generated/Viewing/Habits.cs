using Usher.Datasets.Generated.Films;

namespace Usher.Datasets.Generated.Viewing;

/// <summary>What a viewer watches next, and why: what goes with the last films, a sequel, what is new, or what they like.</summary>
internal sealed class Habits
{
    private const int Tries = 24;
    private const double TrendDays = 21;                              // after this time a new film draws a third of its first crowd
    private const double ForAnyone = 0.03;                            // least share of a viewer's taste that a new film is given
    private const int CirclesAtOnce = 2;
    private const double CircleShare = 0.85;                          // of what taste chooses comes from a circle the viewer is at
    private const double CircleSated = 0.7;                           // who has seen this share of a circle goes on to another
    private const long Day = 24 * 60 * 60;

    // How often each habit decides: follow the last films, a sequel, a trend, taste. A session begins more often with something new.
    private static readonly WeightedChoice AtBegin = new([0.08, 0.08, 0.20, 0.64]);
    private static readonly WeightedChoice Within = new([0.17, 0.08, 0.08, 0.67]);
    private static readonly WeightedChoice StepsBack = new([0.65, 0.22, 0.13]);
    private static readonly WeightedChoice StepsAhead = new([0.65, 0.22, 0.13]);

    private readonly Random _random;
    private readonly Film[] _films;
    private readonly (Film[] Films, WeightedChoice Choice)[] _genres;
    private readonly (Film[] Films, WeightedChoice Choice)[] _circles;
    private readonly Film[] _newest;                                  // those with a release in the time told of, oldest first
    private readonly long _end;

    private readonly bool[] _seen;
    private readonly List<Film> _history = [];
    private readonly List<Film> _awaited = [];                        // sequels of what was seen
    private readonly int[] _circlesNow = new int[CirclesAtOnce];      // -1 where one is to be found
    private readonly int[] _seenOfCircle;

    public Habits(Random random, GeneratedCatalogueOptions options, Film[] films)
    {
        _random = random;
        _films = films;
        _seen = new bool[films.Length];
        _end = options.StartSeconds + (options.Days * Day);
        var (genres, circles) = (Lexicon.Genres.Length, films.Max(film => film.Circle) + 1);
        _genres = [.. Enumerable.Range(0, genres).Select(genre => ByAppeal(films.Where(film => film.Genres.Contains(genre))))];
        _circles = [.. Enumerable.Range(0, circles).Select(circle => ByAppeal(films.Where(film => film.Circle == circle)))];
        _seenOfCircle = new int[circles];
        var stillNew = options.StartSeconds - (6 * TrendDays * Day);
        _newest = [.. films.Where(film => film.Released > stillNew).OrderBy(film => film.Released).ThenBy(film => film.Index)];
    }

    /// <summary>The films that a viewer watches at the given moments.</summary>
    /// <returns>
    /// None twice, none before its release or before the part it follows; fewer than there are moments when nothing is left to watch.
    /// </returns>
    public IEnumerable<(Film Film, long Timestamp)> Watch(Viewer viewer, IEnumerable<(long Timestamp, bool BeginsSession)> moments)
    {
        Array.Clear(_seen);
        _history.Clear();
        _awaited.Clear();
        Array.Fill(_circlesNow, -1);
        Array.Clear(_seenOfCircle);
        long? joined = null;
        foreach (var (time, beginsSession) in moments)
        {
            joined ??= time;
            var lateness = (double)(time - joined.Value) / Math.Max(1, _end - joined.Value);
            if ((Choose(viewer, time, lateness, beginsSession) ?? Anything(time)) is not { } film)
                yield break;

            Remember(film);
            yield return (film, time);
        }
    }

    private void Remember(Film film)
    {
        _seen[film.Index] = true;
        _seenOfCircle[film.Circle]++;
        _history.Add(film);
        _awaited.Remove(film);
        if (film.Sequel is { } sequel)
            _awaited.Add(sequel);
    }

    private Film? Choose(Viewer viewer, long time, double lateness, bool beginsSession)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var film = (beginsSession ? AtBegin : Within).Next(_random) switch
            {
                0 => Following(),
                1 => _awaited.FindLast(sequel => sequel.Released <= time),
                2 => Trending(viewer, time),
                _ => Liked(viewer, lateness),
            };
            if (film is not null && MayWatch(film, time))
                return film;
        }

        return null;
    }

    private Film? Following()
    {
        var back = 1 + StepsBack.Next(_random);
        if (back > _history.Count)
            return null;

        var followers = _history[^back].Followers;
        var ahead = StepsAhead.Next(_random);
        return ahead < followers.Length ? followers[ahead] : null;
    }

    private Film? Trending(Viewer viewer, long time)
    {
        var sum = 0.0;
        Film? chosen = null;
        foreach (var film in _newest)                                 // each takes the choice over with its share of the sum so far
        {
            if (film.Released > time)
                break;
            var liking = ForAnyone + viewer.LateTaste.Share(film.Genres[0]);
            var crowd = film.Appeal * liking * Math.Exp(-(time - film.Released) / (TrendDays * Day));
            sum += crowd;
            if (_random.NextDouble() * sum < crowd)
                chosen = film;
        }

        return chosen;
    }

    private Film Liked(Viewer viewer, double lateness)
    {
        if (!_random.NextBool(CircleShare))
            return ByTaste(viewer, lateness);

        ref var circle = ref _circlesNow[_random.Next(CirclesAtOnce)];
        if (circle < 0 || _seenOfCircle[circle] >= CircleSated * _circles[circle].Films.Length)
            circle = ByTaste(viewer, lateness).Circle;
        return Draw(_circles[circle]);
    }

    private Film ByTaste(Viewer viewer, double lateness) =>
        Draw(_genres[(_random.NextBool(lateness) ? viewer.LateTaste : viewer.EarlyTaste).Next(_random)]);

    private Film Draw((Film[] Films, WeightedChoice Choice) from) => from.Films[from.Choice.Next(_random)];

    // The last resort of someone who has seen nearly all they like, or of a very small world.
    private Film? Anything(long time)
    {
        var left = _films.Where(film => MayWatch(film, time)).ToArray();
        return left.Length == 0 ? null : left[_random.Next(left.Length)];
    }

    private bool MayWatch(Film film, long time) =>
        !_seen[film.Index] && film.Released <= time && (film.Predecessor is null || _seen[film.Predecessor.Index]);

    private static (Film[] Films, WeightedChoice Choice) ByAppeal(IEnumerable<Film> films)
    {
        var array = films.ToArray();
        return (array, new WeightedChoice(array.Select(film => film.Appeal)));
    }
}
