namespace Usher.Web.Site.Posters;

/// <summary>A hash of a text for drawings: the same on every machine and with every version, because posters must not change.</summary>
internal static class Seed
{
    /// <remarks>FNV-1a, 32 bits, with the finalizer of MurmurHash3, so that texts that differ in one letter get different drawings.</remarks>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }
}
