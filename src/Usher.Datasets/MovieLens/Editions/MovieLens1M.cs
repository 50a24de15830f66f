namespace Usher.Datasets.MovieLens.Editions;

/// <summary>MovieLens 1M (2003): ratings.dat, movies.dat and users.dat by double colons, in ISO-8859-1 as it is handed out.</summary>
internal sealed class MovieLens1M : Edition
{
    private const string UserLine = "UserID::Gender::Age::Occupation::Zip-code, with an occupation from 0 to 20";

    // Occupations by their number in users.dat, from the README that comes with the files.
    private static readonly string[] Occupations =
    [
        "other", "academic/educator", "artist", "clerical/admin", "college/grad student", "customer service", "doctor/health care",
        "executive/managerial", "farmer", "homemaker", "K-12 student", "lawyer", "programmer", "retired", "sales/marketing", "scientist",
        "self-employed", "technician/engineer", "tradesman/craftsman", "unemployed", "writer",
    ];

    public override string Name => "MovieLens 1M";

    public override string RatingsFile => DoubleColons.RatingsFile;

    public override IReadOnlyList<string> Files => [DoubleColons.RatingsFile, DoubleColons.ItemsFile, "users.dat"];

    public override bool HasUsers => true;

    public override IEnumerable<Rating> Ratings(string folder) => DoubleColons.Ratings(folder);

    public override IEnumerable<Item> Items(string folder) => DoubleColons.Items(folder);

    /// <remarks>
    /// The age stays the number that stands there, the youngest of the viewer's group (1 is "under 18", 56 is "56+"),
    /// so that AGE is a number in every edition and a filter can compare it.
    /// </remarks>
    public override IEnumerable<User> Users(string folder)
    {
        foreach (var line in SourceFile.Need(folder, "users.dat").Lines())
        {
            var parts = line.Parts(DoubleColons.Separator, 5, UserLine);
            var occupation = line.Whole(parts[3], UserLine);
            if (occupation >= Occupations.Length)
                throw line.Malformed(UserLine);

            yield return new User(line.Whole(parts[0], UserLine), line.Whole(parts[2], UserLine), parts[1], Occupations[occupation]);
        }
    }
}
