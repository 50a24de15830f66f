namespace Usher.Web.Site.Posters;

/// <summary>How posters of a time look.</summary>
/// <param name="Saturation">Of the ground, in percent: old films are pale.</param>
/// <param name="Frame">The frame around the picture, an id in <see cref="Motifs"/>; null for none.</param>
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
