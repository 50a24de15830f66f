using Usher.Datasets.Generated.Films;

namespace Usher.Datasets.Generated.Viewing;

/// <summary>Makes the viewers: who they are, what they like, when they join and how much they watch.</summary>
internal sealed class Audience
{
    private const double TasteSpread = 2.2;                           // deviation of the logarithm: a few genres make up most
    private const double TasteKept = 0.6;                             // correlation of the first day's taste with the last day's
    private const double LeanByAge = 0.5;
    private const double LeanByGender = 0.35;
    private const double BusySpread = 0.75;
    private const double JoinSpan = 0.7;                              // the last viewers join when this share of the time is over
    private const int MaxEventsEachDay = 8;

    private static readonly int GenreCount = Lexicon.Genres.Length;

    private readonly Random _random;
    private readonly GeneratedCatalogueOptions _options;
    private readonly double[] _shares;                                // by genre: its share of the films, 0 in a small world without any
    private readonly double[] _ageLean;                               // by genre: liked by the older (above 0) or the younger
    private readonly double[] _genderLean;                            // by genre, drawn: the seed decides, not we

    public Audience(Random random, GeneratedCatalogueOptions options, Film[] films)
    {
        _random = random;
        _options = options;
        _shares = [.. Enumerable.Range(0, GenreCount).Select(genre => (double)films.Count(film => film.Genres[0] == genre))];
        _ageLean = Normals(LeanByAge);
        _genderLean = Normals(LeanByGender);
    }

    /// <summary>All viewers, with the films they will watch shared out among them.</summary>
    public Viewer[] Make()
    {
        var viewers = Enumerable.Range(0, _options.Users).Select(_ => One()).ToArray();
        ShareOut(viewers);
        return viewers;
    }

    private Viewer One()
    {
        var age = Math.Clamp((int)(15 + _random.NextExponential(20)), 15, 79);
        var gender = _random.Next(2);
        var (early, change) = (Normals(1), Normals(1));
        var late = early.Zip(change, (before, other) => (TasteKept * before) + (Math.Sqrt(1 - (TasteKept * TasteKept)) * other));
        return new Viewer
        {
            Age = age,
            Gender = gender == 0 ? "F" : "M",
            FirstDay = (int)(_options.Days * JoinSpan * Math.Pow(_random.NextDouble(), 1.5)),
            EarlyTaste = Taste(early, age, gender),
            LateTaste = Taste(late, age, gender),
            HoursLater = _random.Next(-2, 3),
        };
    }

    private WeightedChoice Taste(IEnumerable<double> liking, int age, int gender) =>
        new(liking.Select((normal, genre) =>
        {
            var lean = (_ageLean[genre] * (age - 35) / 15) + (_genderLean[genre] * ((2 * gender) - 1));
            return _shares[genre] * Math.Exp((TasteSpread * normal) + lean);
        }));

    private void ShareOut(Viewer[] viewers)
    {
        var mean = (double)_options.Interactions / viewers.Length;
        var min = Math.Max(2, (int)(mean / 5));
        var busy = viewers.Select(_ => Math.Exp(BusySpread * _random.NextNormal())).ToArray();
        var scale = _options.Interactions / busy.Sum();
        var missing = _options.Interactions;
        for (var i = 0; i < viewers.Length; i++)
            missing -= viewers[i].Events = Math.Clamp((int)(busy[i] * scale), min, MaxEvents(viewers[i]));

        // What rounding and the limits left over goes to (or comes from) one viewer after the other, as long as any has room.
        for (var moved = true; missing != 0 && moved;)
        {
            moved = false;
            foreach (var viewer in viewers)
            {
                var step = Math.Sign(missing);
                if (step == 0 || viewer.Events + step < min || viewer.Events + step > MaxEvents(viewer))
                    continue;
                viewer.Events += step;
                missing -= step;
                moved = true;
            }
        }
    }

    private int MaxEvents(Viewer viewer) => Math.Max(2, Math.Min(_options.Items / 2, MaxEventsEachDay * (_options.Days - viewer.FirstDay)));

    private double[] Normals(double deviation) => [.. Enumerable.Range(0, GenreCount).Select(_ => deviation * _random.NextNormal())];
}
