namespace Usher.Datasets.MovieLens.Editions;

/// <summary>One of the forms in which MovieLens is handed out: which files there are, and what stands where in them.</summary>
internal abstract class Edition
{
    /// <summary>All editions, in the order in which a folder is tried.</summary>
    public static readonly IReadOnlyList<Edition> All = [new MovieLens100K(), new MovieLens1M(), new MovieLensLatest()];

    /// <summary>What it is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The file that tells this edition from the others.</summary>
    public abstract string RatingsFile { get; }

    /// <summary>All files that are read, present or not.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Whether it has anything about its users.</summary>
    public abstract bool HasUsers { get; }

    /// <summary>The ratings in the order of the file.</summary>
    public abstract IEnumerable<Rating> Ratings(string folder);

    /// <summary>The films in the order of the file.</summary>
    public abstract IEnumerable<Item> Items(string folder);

    /// <summary>The viewers in the order of the file.</summary>
    public abstract IEnumerable<User> Users(string folder);
}
