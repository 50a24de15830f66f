using Usher.Datasets.CsvFiles;
using Usher.Datasets.MovieLens.Editions;

namespace Usher.Datasets.MovieLens;

/// <summary>An unpacked MovieLens download, turned into files in Personalize's own form.</summary>
/// <remarks>
/// Rows keep the order of the source: MovieLens has many ratings of one user in the same second, and what comes after
/// breaks such ties by the place in the file. The files are UTF-8 with LF, whatever the source has.
/// </remarks>
public sealed class MovieLensFolder
{
    /// <summary>Where MovieLens can be had.</summary>
    public const string Source = "https://grouplens.org/datasets/movielens/";

    /// <summary>The EVENT_TYPE of every interaction.</summary>
    public const string EventType = "Watch";

    private readonly string _folder;
    private readonly Edition _edition;

    private MovieLensFolder(string folder, Edition edition)
    {
        _folder = folder;
        _edition = edition;
    }

    /// <summary>Which MovieLens it is, such as "MovieLens 100K".</summary>
    public string Name => _edition.Name;

    /// <summary>Whether <see cref="WriteUsers"/> has anything to write: 10M and latest-small tell nothing about their users.</summary>
    public bool HasUsers => _edition.HasUsers;

    /// <summary>Recognises MovieLens 100K, 1M, 10M and latest-small (and others in its form) by their files, plain or in gzip.</summary>
    /// <param name="folder">The folder that an unpacked download lies in.</param>
    /// <exception cref="MovieLensException">There is no such folder, or it is not MovieLens.</exception>
    public static MovieLensFolder Open(string folder)
    {
        if (File.Exists(folder))
            throw new MovieLensException($"'{folder}' is a file; give the folder that it lies in.");
        if (!Directory.Exists(folder))
            throw new MovieLensException($"There is no folder '{folder}'. MovieLens is at {Source}; unpack it and give that folder.");
        if (Recognise(folder) is { } edition)
            return new MovieLensFolder(folder, edition);

        throw MovieLensException.NotMovieLens(
            folder,
            Edition.All.GroupBy(each => each.RatingsFile).Select(each => $"{each.Key} ({string.Join(" or ", each.Select(edition => edition.Name))})"),
            Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault(inside => Recognise(inside) is not null));
    }

    /// <summary>Writes USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP (and EVENT_VALUE): a row for each rating, in the source's order.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    /// <param name="options">Which ratings and columns; all ratings without EVENT_VALUE by default.</param>
    /// <param name="cancellationToken">Stops between two rows and leaves nothing behind.</param>
    /// <exception cref="MovieLensException">A line is malformed, or no rating remains.</exception>
    public PreparedInteractions WriteInteractions(
        string path, MovieLensInteractionsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        using var file = Begin(path, "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP" + (options.EventValue ? ",EVENT_VALUE" : ""));
        var (rows, leftOut) = (0L, 0L);
        var (users, items) = (new HashSet<int>(), new HashSet<int>());
        foreach (var rating in _edition.Ratings(_folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rating.Value < options.MinRating)
            {
                leftOut++;
                continue;
            }

            file.Id(rating.User).Id(rating.Item).Text(EventType).Number(rating.Timestamp);
            if (options.EventValue)
                file.Decimal(rating.Value);
            file.EndRow();
            rows++;
            users.Add(rating.User);
            items.Add(rating.Item);
        }

        if (rows == 0)
            throw Empty(_edition.RatingsFile, leftOut, options.MinRating);

        file.Commit();
        return new PreparedInteractions(rows, users.Count, items.Count, leftOut);
    }

    /// <summary>Writes ITEM_ID,TITLE,YEAR,GENRES: one row for each film, rated or not, in the order of the source.</summary>
    /// <remarks>
    /// TITLE is the source's own, its year included ("Toy Story (1995)"): so people know it, and films of one name stay apart.
    /// YEAR is the one in the title's parentheses, else of the release date, else empty.
    /// GENRES are the source's words with bars between them, and empty where it lists none.
    /// </remarks>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    /// <param name="cancellationToken">Stops between two rows and leaves nothing behind.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="MovieLensException">The file of films is missing, empty or has a malformed line.</exception>
    public long WriteItems(string path, CancellationToken cancellationToken = default)
    {
        using var file = Begin(path, "ITEM_ID,TITLE,YEAR,GENRES");
        var rows = 0L;
        foreach (var item in _edition.Items(_folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Id(item.Id).Text(item.Title).Number(item.Year).Text(item.Genres).EndRow();
            rows++;
        }

        return Finish(file, rows, "The file of films");
    }

    /// <summary>Writes USER_ID,AGE,GENDER,OCCUPATION: one row for each user, in the order of the source.</summary>
    /// <remarks>
    /// MovieLens 1M knows age groups only: AGE is the youngest age of the group (1, 18, 25, 35, 45, 50, 56), and 1 stands for "under 18".
    /// </remarks>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    /// <param name="cancellationToken">Stops between two rows and leaves nothing behind.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="MovieLensException">This MovieLens has no users file, or it is missing, empty or has a malformed line.</exception>
    public long WriteUsers(string path, CancellationToken cancellationToken = default)
    {
        if (!HasUsers)
            throw MovieLensException.NoUsers(Name);

        using var file = Begin(path, "USER_ID,AGE,GENDER,OCCUPATION");
        var rows = 0L;
        foreach (var user in _edition.Users(_folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Id(user.Id).Number(user.Age).Text(user.Gender).Text(user.Occupation).EndRow();
            rows++;
        }

        return Finish(file, rows, "The file of users");
    }

    private static Edition? Recognise(string folder) =>
        Edition.All.FirstOrDefault(edition => edition.IsIn(folder));

    private CsvFileWriter Begin(string path, string header)
    {
        var target = Path.GetFullPath(path);
        if (_edition.Files.Any(name => SourceFile.Find(_folder, name) is { } source && Path.GetFullPath(source.Path) == target))
            throw new MovieLensException($"'{path}' is a file of {Name} itself, which is never written to. Give another name.");

        return new CsvFileWriter(target, header);
    }

    private long Finish(CsvFileWriter file, long rows, string what)
    {
        if (rows == 0)
            throw new MovieLensException($"{what} in '{_folder}' has no rows. Unpack MovieLens again from {Source}.");

        file.Commit();
        return rows;
    }

    private MovieLensException Empty(string ratingsFile, long leftOut, double? minRating) => new(leftOut == 0
        ? $"'{ratingsFile}' in '{_folder}' has no ratings. Unpack MovieLens again from {Source}."
        : FormattableString.Invariant($"None of the {leftOut:N0} ratings is {minRating} or more. Give a lower minimum rating."));
}
