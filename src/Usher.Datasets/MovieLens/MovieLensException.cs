namespace Usher.Datasets.MovieLens;

/// <summary>A folder is not MovieLens, or a file in it is not as MovieLens made it. The message says what came and what to try.</summary>
public sealed class MovieLensException : Exception
{
    /// <summary>Makes one from the whole message.</summary>
    /// <param name="message">What came, what was expected, what to try.</param>
    /// <param name="cause">What the file system or a decoder said.</param>
    public MovieLensException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    internal static MovieLensException NotMovieLens(string folder, IEnumerable<string> lookedFor, string? insteadTry) => new(
        $"'{folder}' is not a MovieLens folder: it has none of {string.Join(", ", lookedFor)}. " +
        (insteadTry is null
            ? $"MovieLens can be had from {MovieLensFolder.Source}; unpack it and give the folder that holds these files."
            : $"There is one inside it: try '{insteadTry}'."));

    internal static MovieLensException FileMissing(string folder, string file) => new(
        $"'{file}' (or '{file}.gz') is missing from '{folder}'. " +
        $"Unpack MovieLens from {MovieLensFolder.Source} whole, or leave out what needs this file.");

    internal static MovieLensException NoUsers(string edition) => new(
        $"{edition} tells nothing about its users, so there is no users file to write. " +
        "Leave it out, or take MovieLens 100K or 1M, which have one.");
}
