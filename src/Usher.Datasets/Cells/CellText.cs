namespace Usher.Datasets.Cells;

/// <summary>Cells as messages quote them.</summary>
public static class CellText
{
    private const int LongestShown = 200;

    /// <summary>Shortens a value for a message: 200 characters and an ellipsis at most. A surrogate pair is not split.</summary>
    public static string Shorten(string value) => value.Length <= LongestShown
        ? value
        : value[..(char.IsHighSurrogate(value[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
}
