using System.Collections.Frozen;

namespace Usher.Web.Site.Posters;

/// <summary>The style of posters by genre.</summary>
/// <param name="Motif">Id of the drawing in <see cref="Motifs"/>.</param>
/// <param name="Hue">Hue of the background, 0 to 359 degrees.</param>
/// <param name="Face">CSS class of the font.</param>
/// <param name="IsShouted">Whether titles are in capitals.</param>
internal readonly record struct Genre(string Motif, int Hue, string Face, bool IsShouted)
{
    private static readonly FrozenDictionary<string, Genre> Known = new Dictionary<string, Genre>(StringComparer.OrdinalIgnoreCase)
    {
        ["Action"] = new("burst", 12, "narrow", true),
        ["Adventure"] = new("peaks", 158, "narrow", true),
        ["Animation"] = new("blocks", 268, "round", false),
        ["Children"] = new("balloons", 196, "round", false),
        ["Children's"] = new("balloons", 196, "round", false),
        ["Comedy"] = new("smile", 36, "round", false),
        ["Crime"] = new("skyline", 222, "narrow", true),
        ["Documentary"] = new("frames", 90, "upright", false),
        ["Drama"] = new("waves", 338, "serif", false),
        ["Family"] = new("balloons", 180, "round", false),
        ["Fantasy"] = new("moon", 250, "serif", false),
        ["Film-Noir"] = new("blinds", 215, "serif", true),
        ["History"] = new("frames", 44, "serif", false),
        ["Horror"] = new("teeth", 358, "narrow", true),
        ["Music"] = new("bars", 302, "upright", false),
        ["Musical"] = new("bars", 302, "upright", false),
        ["Mystery"] = new("eye", 238, "serif", false),
        ["Romance"] = new("petals", 348, "serif", false),
        ["Sci-Fi"] = new("planet", 206, "wide", true),
        ["Science Fiction"] = new("planet", 206, "wide", true),
        ["Thriller"] = new("rings", 190, "narrow", true),
        ["War"] = new("chevrons", 75, "narrow", true),
        ["Western"] = new("mesa", 24, "serif", true),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Others = ["waves", "frames", "rings", "blocks"];

    /// <summary>The style of a genre. An unknown genre gets one that depends on its name.</summary>
    public static Genre Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;

        var seed = Seed.Of(name);
        return new(Others[seed % (uint)Others.Length], (int)(seed / 7 % 360), "upright", IsShouted: false);
    }
}
