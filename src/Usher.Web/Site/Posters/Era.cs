namespace Usher.Web.Site.Posters;

/// <summary>The style of posters by year.</summary>
/// <param name="Saturation">Saturation of the background, in percent: lower for old films.</param>
/// <param name="Frame">Id of the frame around the picture in <see cref="Motifs"/>; null for none.</param>
internal readonly record struct Era(int Saturation, string? Frame)
{
    public static Era Of(int? year) => year switch
    {
        < 1950 => new(12, "frame-double"),
        < 1970 => new(34, "frame-line"),
        < 1990 => new(46, "frame-stripes"),
        < 2010 => new(52, null),
        _ => new(44, null),
    };
}
