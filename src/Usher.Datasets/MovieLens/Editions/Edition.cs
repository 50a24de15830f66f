namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One of the forms in which MovieLens is handed out: which files there are, and what stands where in them.</summary>
internal abstract class Edition
{
    /// <summary>All editions, in the order in which a folder is tried.</summary>
    public static readonly IReadOnlyList<Edition> All = [new MovieLens100K(), new MovieLens10M(), new MovieLens1M(), new MovieLensLatest()];

    /// <summary>What stands in place of genres from MovieLens 10M on.</summary>
    public const string NoGenres = "(no genres listed)";

    /// <summary>What it is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The file of ratings.</summary>
    public abstract string RatingsFile { get; }

    /// <summary>All files that are read, present or not.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Whether it has anything about its users.</summary>
    public abstract bool HasUsers { get; }

    /// <summary>Whether a folder holds this edition.</summary>
    public virtual bool IsIn(string folder) => SourceFile.Find(folder, RatingsFile) is not null;

    /// <summary>The ratings in the order of the file.</summary>
    public abstract IEnumerable<Rating> Ratings(string folder);

    /// <summary>The films in the order of the file.</summary>
    public abstract IEnumerable<Item> Items(string folder);

    /// <summary>The viewers in the order of the file.</summary>
    public abstract IEnumerable<User> Users(string folder);
}
